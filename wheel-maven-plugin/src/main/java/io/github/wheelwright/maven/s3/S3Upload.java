package io.github.wheelwright.maven.s3;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.store.StoreException;
import io.github.wheelwright.core.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * One upload in parts.
 *
 * @param put the write that it is for
 * @param id what the service calls it
 */
record S3Upload(S3Put put, String id) {
    /** Begins an upload; {@code checksums} is how the service takes digests of its parts. */
    static S3Upload create(S3Put put, Optional<ChecksumAlgorithm> checksums) {
        CreateMultipartUploadRequest.Builder request = CreateMultipartUploadRequest.builder()
                .bucket(put.bucket().location().bucket())
                .key(put.name())
                .contentType(put.body().contentType())
                .cacheControl(put.body().cacheControl())
                .metadata(put.notesForParts());
        checksums.ifPresent(request::checksumAlgorithm);
        return new S3Upload(
                put,
                put.bucket().client().createMultipartUpload(request.build()).uploadId());
    }

    /** Sends a range of the body, whose digest the service checks. */
    CompletedPart send(int number, long offset, long length, Sha256 digest) {
        String checksum = digest.base64();
        String etag = put.sending(
                        offset,
                        length,
                        bytes -> client().uploadPart(
                                        r -> r.bucket(bucket())
                                                .key(put.name())
                                                .uploadId(id)
                                                .partNumber(number)
                                                .checksumSHA256(checksum),
                                        bytes))
                .eTag();
        return completed(number, etag, Optional.of(checksum));
    }

    /** Sends a part that is not of the object, and that tells later runs what the others are of. */
    void identify(String identity) {
        client().uploadPart(
                        r -> r.bucket(bucket())
                                .key(put.name())
                                .uploadId(id)
                                .partNumber(S3Multipart.IDENTITY)
                                .checksumSHA256(Sha256.of(identity.getBytes(StandardCharsets.UTF_8))
                                        .base64()),
                        RequestBody.fromString(identity));
    }

    /** Sends bytes to an upload without digests; the service checks their MD5. */
    CompletedPart send(int number, byte[] bytes) {
        String etag = client().uploadPart(
                        r -> r.bucket(bucket())
                                .key(put.name())
                                .uploadId(id)
                                .partNumber(number)
                                .contentMD5(Md5.base64(bytes)),
                        RequestBody.fromBytes(bytes))
                .eTag();
        put.bucket().traffic().countSent(bytes.length);
        return completed(number, etag, Optional.empty());
    }

    /** Has the service copy a range of an object that it holds. */
    CompletedPart copy(int number, S3Bucket from, StoredObject source, long offset, long length) {
        try {
            String etag = client().uploadPartCopy(
                            r -> r.sourceBucket(from.location().bucket())
                                    .sourceKey(from.name(source.key()))
                                    .copySourceIfMatch(EntityTag.quoted(source.etag()))
                                    .copySourceRange("bytes=" + offset + "-" + (offset + length - 1))
                                    .destinationBucket(bucket())
                                    .destinationKey(put.name())
                                    .uploadId(id)
                                    .partNumber(number))
                    .copyPartResult()
                    .eTag();
            put.bucket().traffic().countCopied(length);
            return completed(number, etag, Optional.empty());
        } catch (S3Exception e) {
            if (S3Failures.isConditionFailed(e) || S3Failures.isNoSuchKey(e)) {
                throw StoreException.replaced(from.failures().describe(source.key()), source);
            }
            throw e;
        }
    }

    CompleteMultipartUploadResponse complete(List<CompletedPart> parts) {
        CompleteMultipartUploadRequest.Builder request = CompleteMultipartUploadRequest.builder()
                .bucket(bucket())
                .key(put.name())
                .uploadId(id)
                .multipartUpload(m -> m.parts(parts));
        put.ifNoneMatch().ifPresent(request::ifNoneMatch);
        put.ifMatch().ifPresent(request::ifMatch);
        return client().completeMultipartUpload(request.build());
    }

    void abort() {
        try {
            client().abortMultipartUpload(
                            r -> r.bucket(bucket()).key(put.name()).uploadId(id));
        } catch (SdkException e) {
            // what made us give up is the failure to tell; the bucket's lifecycle rule removes the parts
        }
    }

    static CompletedPart completed(int number, String etag, Optional<String> checksum) {
        CompletedPart.Builder part = CompletedPart.builder().partNumber(number).eTag(etag);
        checksum.ifPresent(part::checksumSHA256);
        return part.build();
    }

    S3Client client() {
        return put.bucket().client();
    }

    String bucket() {
        return put.bucket().location().bucket();
    }
}
