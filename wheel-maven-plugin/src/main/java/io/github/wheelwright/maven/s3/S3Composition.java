package io.github.wheelwright.maven.s3;

import io.github.wheelwright.core.store.StoreException;
import io.github.wheelwright.core.store.StoredObject;
import io.github.wheelwright.maven.s3.SplicedPart.Copied;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Has the service make an object of ranges of another and of parts that are sent. There are no digests of parts, because MinIO
 * refuses to copy into an upload that has them; what is sent goes with its MD5.
 */
final class S3Composition {
    private final S3Put put;
    private final S3Bucket from;
    private final StoredObject source;
    private final List<SplicedPart> parts;

    S3Composition(S3Put put, S3Bucket from, StoredObject source, List<SplicedPart> parts) {
        this.put = put;
        this.from = from;
        this.source = source;
        this.parts = parts;
    }

    /** Writes the object; returns its entity tag. */
    String compose() {
        S3Upload upload = S3Upload.create(put, Optional.empty());
        boolean complete = false;
        try {
            List<CompletedPart> done = new ArrayList<>();
            for (SplicedPart part : parts) {
                done.add(part(upload, done.size() + 1, part));
            }
            String etag = EntityTag.plain(upload.complete(done).eTag());
            complete = true;
            return etag;
        } finally {
            if (!complete) {
                upload.abort();
            }
        }
    }

    private CompletedPart part(S3Upload upload, int number, SplicedPart part) {
        if (part instanceof Copied range) {
            return upload.copy(number, from, source, range.offset(), range.length());
        }
        SplicedPart.Sent range = (SplicedPart.Sent) part;
        try {
            return upload.send(number, put.body().bytes().read(range.offset(), Math.toIntExact(range.length())));
        } catch (IOException e) {
            throw StoreException.unreadableBody(put.where(), put.body(), e);
        }
    }
}
