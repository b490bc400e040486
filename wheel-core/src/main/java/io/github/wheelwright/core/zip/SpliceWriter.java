package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import java.io.IOException;
import java.nio.file.Path;

/** Writes all bytes of a source to a file, which is hashed and forced to the disk at the same time. */
final class SpliceWriter {
    private SpliceWriter() {}

    static Sha256 write(ByteSource source, Path target) throws IOException {
        try (AtomicFile file = AtomicFile.create(target);
                FollowingDigest digest = FollowingDigest.of(file.channel())) {
            try {
                source.transferTo(0, source.length(), file.channel());
                digest.complete();
                file.channel().force(true);
            } catch (IOException e) {
                throw file.failed(e);
            }
            Sha256 result = digest.get();
            file.publish();
            return result;
        }
    }
}
