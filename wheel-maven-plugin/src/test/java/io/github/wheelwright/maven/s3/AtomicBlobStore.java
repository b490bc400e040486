package io.github.wheelwright.maven.s3;

import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Makes s3proxy's stores like S3: by themselves they ignore {@code If-Match} on writes, give torn answers to readers, and lose the
 * content of keys that end in a slash, which are therefore kept under another name.
 */
final class AtomicBlobStore extends ForwardingBlobStore {
    private static final String SLASH = "/";
    private static final String INSTEAD = "/.slash";

    private final List<Object> locks =
            IntStream.range(0, 64).mapToObj(i -> new Object()).toList();
    private final List<EmbeddedS3.Request> requests = new CopyOnWriteArrayList<>();

    AtomicBlobStore(BlobStore store) {
        super(store);
    }

    List<EmbeddedS3.Request> requests() {
        return requests;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream bytes) {
        log("PUT", request.key());
        synchronized (lock(request.key())) {
            check(request.bucket(), request.key(), request.ifMatch());
            return super.putBlob(request.toBuilder().key(stored(request.key())).build(), bytes);
        }
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        log("COMPLETE", request.key());
        synchronized (lock(request.key())) {
            check(request.bucket(), request.key(), request.ifMatch());
            return super.completeMultipartUpload(upload, request);
        }
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        log("DELETE", request.key());
        synchronized (lock(request.key())) {
            return super.removeBlob(
                    request.toBuilder().key(stored(request.key())).build());
        }
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        log("GET", request.key());
        synchronized (lock(request.key())) { // else one state's entity tag comes with another's bytes
            return super.getBlob(request.toBuilder().key(stored(request.key())).build());
        }
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        log("HEAD", request.key());
        synchronized (lock(request.key())) {
            return super.blobMetadata(
                    request.toBuilder().key(stored(request.key())).build());
        }
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        log("LIST", request.prefix() == null ? "" : request.prefix());
        ListObjectsV2Response found = super.list(request);
        return found.toBuilder()
                .contents(found.contents().stream()
                        .map(object ->
                                object.toBuilder().key(shown(object.key())).build())
                        .toList())
                .build();
    }

    private static String stored(String key) {
        return key.endsWith(SLASH) ? key.substring(0, key.length() - 1) + INSTEAD : key;
    }

    private static String shown(String key) {
        return key.endsWith(INSTEAD) ? key.substring(0, key.length() - INSTEAD.length()) + SLASH : key;
    }

    /** What a policy of the bucket does elsewhere: here, each object would have to be made public by itself. */
    @Override
    public ObjectCannedACL getBlobAccess(String bucket, String key) {
        ObjectCannedACL own = super.getBlobAccess(bucket, stored(key));
        return getContainerAccess(bucket) == BucketCannedACL.PUBLIC_READ ? ObjectCannedACL.PUBLIC_READ : own;
    }

    private void log(String operation, String key) {
        requests.add(new EmbeddedS3.Request(operation, key));
    }

    private Object lock(String key) {
        return locks.get(Math.floorMod(key.hashCode(), locks.size()));
    }

    private void check(String bucket, String key, String ifMatch) {
        if (ifMatch == null) {
            return;
        }
        HeadObjectResponse current = delegate().blobMetadataIfPresent(bucket, stored(key));
        if (current == null) {
            throw failed(404, "NoSuchKey");
        }
        if (!EntityTag.plain(current.eTag()).equals(EntityTag.plain(ifMatch))) {
            throw failed(412, "PreconditionFailed");
        }
    }

    private static RuntimeException failed(int status, String code) {
        return S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(code)
                        .build())
                .message(code)
                .build();
    }
}
