package io.github.wheelwright.maven.s3;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.store.StoreException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;

/** Sends an object in parts; the service checks the digest of each, and we the digest of their digests. */
final class S3Parts {
    private final S3Put put;
    private final String bucket;
    private final long partSize;
    private @Nullable PartDigests digests;

    S3Parts(S3Put put, S3Multipart multipart) {
        this.put = put;
        this.bucket = put.bucket().location().bucket();
        this.partSize = multipart.partSizeFor(put.body().bytes().length());
    }

    /** Sends all parts in a new upload; returns the entity tag of the complete object. */
    String upload() {
        PartDigests known = digests == null ? PartDigests.of(put.body(), partSize, put.where()) : digests;
        digests = known;
        S3Client client = put.bucket().client();
        String id = client.createMultipartUpload(create()).uploadId();
        boolean complete = false;
        try {
            List<CompletedPart> parts = new ArrayList<>();
            for (Sha256 digest : known.parts()) {
                parts.add(send(id, parts.size(), digest));
            }
            CompleteMultipartUploadResponse answer = client.completeMultipartUpload(complete(id, parts));
            complete = true;
            check(known, Optional.ofNullable(answer.checksumSHA256()));
            return EntityTag.plain(answer.eTag());
        } finally {
            if (!complete) {
                abort(id);
            }
        }
    }

    private CreateMultipartUploadRequest create() {
        return CreateMultipartUploadRequest.builder()
                .bucket(bucket)
                .key(put.name())
                .contentType(put.body().contentType())
                .cacheControl(put.body().cacheControl())
                .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                .metadata(put.metadata())
                .build();
    }

    private CompletedPart send(String id, int index, Sha256 digest) {
        long offset = index * partSize;
        long length = Math.min(partSize, put.body().bytes().length() - offset);
        String checksum = digest.base64();
        String etag = put.sending(
                        offset,
                        length,
                        bytes -> put.bucket()
                                .client()
                                .uploadPart(
                                        r -> r.bucket(bucket)
                                                .key(put.name())
                                                .uploadId(id)
                                                .partNumber(index + 1)
                                                .checksumSHA256(checksum),
                                        bytes))
                .eTag();
        return CompletedPart.builder()
                .partNumber(index + 1)
                .eTag(etag)
                .checksumSHA256(checksum)
                .build();
    }

    private CompleteMultipartUploadRequest complete(String id, List<CompletedPart> parts) {
        CompleteMultipartUploadRequest.Builder request = CompleteMultipartUploadRequest.builder()
                .bucket(bucket)
                .key(put.name())
                .uploadId(id)
                .multipartUpload(m -> m.parts(parts));
        put.ifNoneMatch().ifPresent(request::ifNoneMatch);
        put.ifMatch().ifPresent(request::ifMatch);
        return request.build();
    }

    /** A service that does not tell the digest of the digests has still checked each part. */
    private void check(PartDigests known, Optional<String> composite) {
        String ours = Base64.getEncoder().encodeToString(known.composite().raw());
        composite
                .filter(theirs -> !theirs.equals(ours) && !theirs.startsWith(ours + "-"))
                .ifPresent(theirs -> {
                    throw new StoreException(
                            put.where() + " has been written, but its parts are not those that were sent (digest "
                                    + theirs + ", sent " + ours + ")",
                            "delete it, and run again");
                });
    }

    private void abort(String id) {
        try {
            put.bucket()
                    .client()
                    .abortMultipartUpload(r -> r.bucket(bucket).key(put.name()).uploadId(id));
        } catch (SdkException e) {
            // what made us give up is the failure to tell; the bucket's lifecycle rule removes the parts
        }
    }
}
