package io.github.wheelwright.maven.s3;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.bytes.Sha256State;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * What a write notes in the metadata of its object ({@code x-amz-meta-…}), which S3 keeps with exactly these bytes and hands on to
 * copies.
 */
final class S3Notes {
    /** Which write this was: by it, one whose answer was lost is recognised. */
    private static final String WRITE = "wheelwright-write";
    /** Digest of the whole, where S3 knows only those of its parts. */
    private static final String SHA256 = "wheelwright-sha256";

    private static final String STATE = "wheelwright-sha256-state";

    private S3Notes() {}

    static Map<String, String> of(String write, Optional<Sha256> sha256, Optional<Sha256State> state) {
        Map<String, String> notes = new TreeMap<>(Map.of(WRITE, write));
        sha256.ifPresent(digest -> notes.put(SHA256, digest.hex()));
        state.ifPresent(s -> notes.put(STATE, s.toString()));
        return notes;
    }

    static Optional<String> write(HeadObjectResponse found) {
        return Optional.ofNullable(found.metadata().get(WRITE));
    }

    /** The digest that S3 took of the whole, and not of the digests of its parts (which has their number behind a dash); else ours. */
    static Optional<Sha256> sha256(HeadObjectResponse found) {
        return Optional.ofNullable(found.checksumSHA256())
                .filter(digest -> !digest.contains("-") && !"COMPOSITE".equals(found.checksumTypeAsString()))
                .map(digest -> Sha256.ofRaw(Base64.getDecoder().decode(digest)))
                .or(() -> noted(found, SHA256, Sha256::new));
    }

    static Optional<Sha256State> state(HeadObjectResponse found) {
        return noted(found, STATE, Sha256State::parse);
    }

    /** Empty, too, where somebody else has made a note of that name. */
    private static <T> Optional<T> noted(HeadObjectResponse found, String name, Function<String, T> reader) {
        try {
            return Optional.ofNullable(found.metadata().get(name)).map(reader);
        } catch (WheelException e) {
            return Optional.empty();
        }
    }
}
