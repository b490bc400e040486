package io.github.wheelwright.maven.s3;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Sends an object in parts; the service checks the digest of each, and we the digest of their digests. What an interrupted run has
 * sent of the same object is not sent again.
 */
final class S3Parts {
    private final S3Put put;
    private final S3Multipart multipart;
    private final long partSize;
    private @Nullable PartDigests digests;

    S3Parts(S3Put put, S3Multipart multipart) {
        this.put = put;
        this.multipart = multipart;
        this.partSize = multipart.partSizeFor(put.body().bytes().length());
    }

    /** Sends all parts that are not there; returns the entity tag of the complete object. */
    String upload() {
        PartDigests known = digests == null ? PartDigests.of(put.body(), partSize, put.where()) : digests;
        digests = known;
        Optional<S3LeftOver> leftOver = S3LeftOver.find(put, identity(), multipart);
        S3Upload upload = leftOver.map(S3LeftOver::upload).orElseGet(this::begin);
        leftOver.ifPresent(l -> put.resumed());
        try {
            CompleteMultipartUploadResponse answer = upload.complete(parts(upload, known, leftOver));
            check(known, Optional.ofNullable(answer.checksumSHA256()));
            return EntityTag.plain(answer.eTag());
        } catch (S3Exception e) {
            if (e.statusCode() < 500) {
                upload.abort(); // else the next run goes on with it
            }
            throw e;
        }
    }

    private S3Upload begin() {
        S3Upload upload = S3Upload.create(put, Optional.of(ChecksumAlgorithm.SHA256));
        upload.identify(identity());
        return upload;
    }

    /** All that another run must have in common with this one to go on with its parts. */
    private String identity() {
        return String.join(
                "\n",
                "wheelwright upload",
                put.body().sha256().hex(),
                String.valueOf(partSize),
                put.body().contentType(),
                put.body().cacheControl());
    }

    private List<CompletedPart> parts(S3Upload upload, PartDigests known, Optional<S3LeftOver> leftOver) {
        List<CompletedPart> parts = new ArrayList<>();
        for (Sha256 digest : known.parts()) {
            int number = parts.size() + 1;
            long offset = parts.size() * partSize;
            long length = Math.min(partSize, put.body().bytes().length() - offset);
            Optional<Part> there = leftOver.flatMap(l -> l.part(number, offset, length, digest));
            parts.add(there.map(part -> S3Upload.completed(number, part.eTag(), Optional.of(digest.base64())))
                    .orElseGet(() -> upload.send(number, offset, length, digest)));
        }
        return parts;
    }

    /** A service that does not tell the digest of the digests has still checked each part. */
    private void check(PartDigests known, Optional<String> composite) {
        String ours = known.composite().base64();
        composite
                .filter(theirs -> !theirs.equals(ours) && !theirs.startsWith(ours + "-"))
                .ifPresent(theirs -> {
                    throw new StoreException(
                            put.where() + " has been written, but its parts are not those that were sent (digest "
                                    + theirs + ", sent " + ours + ")",
                            "delete it, and run again");
                });
    }
}
