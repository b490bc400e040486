package io.github.wheelwright.maven.s3;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Parts of an object that an interrupted write has sent. The service tells of them only number, size and digest, so what they are
 * parts of is told by one more part, which is never made part of the object: the digest of the identity is its digest.
 */
record S3LeftOver(S3Upload upload, Map<Integer, Part> parts) {

    /** The latest upload of the same parts; uploads to the same key that nobody will finish are aborted. */
    static Optional<S3LeftOver> find(S3Put put, String identity, S3Multipart multipart) {
        Optional<S3LeftOver> found = Optional.empty();
        Instant abandoned = Instant.now().minus(multipart.abandoned());
        for (MultipartUpload listed : listed(put)) {
            S3Upload upload = new S3Upload(put, listed.uploadId());
            S3LeftOver leftOver = new S3LeftOver(upload, parts(upload));
            if (leftOver.isOf(identity)) {
                found = Optional.of(leftOver);
            } else if (listed.initiated().isBefore(abandoned)) {
                upload.abort();
            }
        }
        return found;
    }

    /** The part of this number, if the service has it with these bytes of the body. */
    Optional<Part> part(int number, long offset, long length, Sha256 digest) {
        return Optional.ofNullable(parts.get(number))
                .filter(part -> part.size() == length)
                .filter(part -> part.checksumSHA256() == null
                        ? isMd5(part.eTag(), upload.put().body().bytes(), offset, length)
                        : part.checksumSHA256().equals(digest.base64()));
    }

    private boolean isOf(String identity) {
        byte[] bytes = identity.getBytes(StandardCharsets.UTF_8);
        return Optional.ofNullable(parts.get(S3Multipart.IDENTITY))
                .filter(part -> part.checksumSHA256() == null
                        ? isMd5(part.eTag(), ByteSource.of(bytes, "identity"), 0, bytes.length)
                        : part.checksumSHA256().equals(Sha256.of(bytes).base64()))
                .isPresent();
    }

    /** Where a service does not tell a part's SHA-256, its entity tag is usually its MD5; if not, the part is sent again. */
    private static boolean isMd5(String etag, ByteSource bytes, long offset, long length) {
        MessageDigest md5 = Md5.newDigest();
        try (InputStream in = bytes.stream(offset, length)) {
            byte[] chunk = new byte[1 << 17];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                md5.update(chunk, 0, n);
            }
        } catch (IOException e) {
            return false; // whoever sends it will say so
        }
        return EntityTag.plain(etag).equals(HexFormat.of().formatHex(md5.digest()));
    }

    /** Empty, too, for who may write and not list uploads: nothing is lost but time. */
    private static List<MultipartUpload> listed(S3Put put) {
        try {
            return uploads(put);
        } catch (S3Exception e) {
            if (e.statusCode() == 403 || e.statusCode() == 501) {
                return List.of();
            }
            throw e;
        }
    }

    private static List<MultipartUpload> uploads(S3Put put) {
        return put
                .bucket()
                .client()
                .listMultipartUploadsPaginator(
                        r -> r.bucket(put.bucket().location().bucket()).prefix(put.name()))
                .uploads()
                .stream()
                .filter(upload -> upload.key().equals(put.name()))
                .toList();
    }

    private static Map<Integer, Part> parts(S3Upload upload) {
        Map<Integer, Part> parts = new HashMap<>();
        try {
            upload.client()
                    .listPartsPaginator(r ->
                            r.bucket(upload.bucket()).key(upload.put().name()).uploadId(upload.id()))
                    .parts()
                    .forEach(part -> parts.put(part.partNumber(), part));
        } catch (S3Exception e) {
            if (!S3Failures.isNoSuchUpload(e)) { // somebody has just finished it
                throw e;
            }
        }
        return parts;
    }
}
