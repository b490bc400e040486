package io.github.wheelwright.core.metadata;

import io.github.wheelwright.core.bytes.Sha256;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A row of RECORD (PEP 376, "RECORD"): a path, and for all but RECORD itself, its signatures and folders, hash and size.
 *
 * @param path within the wheel, {@code /}-separated
 * @param hash {@code algorithm=digest} as written; empty if there is none
 * @param size decimal bytes as written; empty if there is none
 * @param line from 1; 0 for a row that was never in a file
 */
public record RecordRow(String path, String hash, String size, int line) {
    private static final String SHA256 = "sha256";
    private static final int MOST_DIGITS = 18;

    /** A row for a file with this content. */
    public static RecordRow of(String path, Sha256 sha256, long size) {
        return new RecordRow(path, SHA256 + "=" + sha256.base64Url(), Long.toString(size), 0);
    }

    /** A row without hash and size, as RECORD has for itself. */
    public static RecordRow unhashed(String path) {
        return new RecordRow(path, "", "", 0);
    }

    /** Whether there is a hash. */
    public boolean isHashed() {
        return !hash.isEmpty();
    }

    /** Name of the hash algorithm in lower case; empty if there is no hash, or one without a name. */
    public Optional<String> algorithm() {
        int equals = hash.indexOf('=');
        return equals <= 0
                ? Optional.empty()
                : Optional.of(hash.substring(0, equals).toLowerCase(Locale.ROOT));
    }

    /** The digest as written, base64url by the specification; all of {@link #hash()} if it names no algorithm. */
    public String digest() {
        return hash.substring(hash.indexOf('=') + 1);
    }

    /** The size in bytes; empty if there is none or it is no number. */
    public OptionalLong bytes() {
        boolean number =
                !size.isEmpty() && size.length() <= MOST_DIGITS && size.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? OptionalLong.of(Long.parseLong(size)) : OptionalLong.empty();
    }
}
