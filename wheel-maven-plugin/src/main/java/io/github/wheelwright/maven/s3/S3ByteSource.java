package io.github.wheelwright.maven.s3;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.store.StoreException;
import io.github.wheelwright.core.store.StoredObject;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Ranges of one state of an object. */
final class S3ByteSource implements ByteSource {
    private final S3Bucket bucket;
    private final StoredObject object;

    S3ByteSource(S3Bucket bucket, StoredObject object) {
        this.bucket = bucket;
        this.object = object;
    }

    @Override
    public long length() {
        return object.size();
    }

    @Override
    public String description() {
        return bucket.failures().describe(object.key());
    }

    @Override
    public void read(long offset, ByteBuffer target) throws EOFException {
        int length = target.remaining();
        checkRange(offset, length);
        if (length > 0) {
            byte[] bytes =
                    request(offset, length, ResponseTransformer.toBytes()).asByteArrayUnsafe();
            checkLength(length, bytes.length);
            target.put(bytes);
            bucket.traffic().countReceived(length);
        }
    }

    @Override
    public InputStream stream(long offset, long length) throws EOFException {
        checkRange(offset, length);
        return length == 0 ? InputStream.nullInputStream() : new S3RangeStream(this, bucket.traffic(), offset, length);
    }

    @Override
    public void close() {}

    /** The bytes from {@code offset} on, as they come. */
    ResponseInputStream<GetObjectResponse> open(long offset, long length) {
        ResponseInputStream<GetObjectResponse> answer = request(offset, length, ResponseTransformer.toInputStream());
        checkLength(length, answer.response().contentLength());
        return answer;
    }

    /** The connection broke for good. */
    StoreException broken(IOException e) {
        return new StoreException(
                "cannot read " + description() + ": the connection failed again and again: " + e.getMessage(),
                "run again",
                e);
    }

    private <T> T request(long offset, long length, ResponseTransformer<GetObjectResponse, T> transformer) {
        GetObjectRequest request = GetObjectRequest.builder()
                .bucket(bucket.location().bucket())
                .key(bucket.name(object.key()))
                .range("bytes=" + offset + "-" + (offset + length - 1))
                .ifMatch(EntityTag.quoted(object.etag()))
                .build();
        return bucket.call(S3Operation.READ, object.key(), client -> {
            try {
                return client.getObject(request, transformer);
            } catch (S3Exception e) {
                if (S3Failures.isConditionFailed(e) || S3Failures.isNoSuchKey(e)) {
                    throw StoreException.replaced(description(), object);
                }
                throw e;
            }
        });
    }

    private void checkLength(long asked, long sent) {
        if (sent != asked) {
            throw new StoreException(
                    description() + ": asked for " + asked + " bytes, was sent " + sent,
                    "see whether wheel.s3.endpoint is the address of an S3 service, with no cache before it");
        }
    }
}
