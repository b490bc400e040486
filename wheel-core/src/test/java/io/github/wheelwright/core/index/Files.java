package io.github.wheelwright.core.index;

import io.github.wheelwright.core.bytes.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Files for tests: the digest follows from the key. */
final class Files {
    static final Instant TIME = Instant.parse("2026-11-21T09:00:00Z");

    private Files() {}

    static IndexFile at(String key) {
        return new IndexFile(
                key,
                Sha256.of(key.getBytes(StandardCharsets.UTF_8)),
                1234,
                TIME,
                Optional.of(">=3.9,<3.14"),
                Optional.of(Sha256.of(new byte[0])),
                true,
                Optional.empty(),
                Optional.empty());
    }

    static IndexFile yanked(String key, String reason) {
        IndexFile file = at(key);
        return new IndexFile(
                key,
                file.sha256(),
                file.size(),
                TIME,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of(reason),
                Optional.empty());
    }

    static IndexFile spelledOtherwise(String key) {
        IndexFile file = at(key);
        return new IndexFile(
                key,
                file.sha256(),
                file.size(),
                TIME,
                file.requiresPython(),
                file.coreMetadata(),
                false,
                Optional.empty(),
                Optional.empty());
    }
}
