package io.github.wheelwright.core.wheel;

/**
 * Something that a check found in a wheel.
 *
 * @param code what kind of thing
 * @param where the member, or the file as a whole
 * @param message what is wrong, for people
 */
public record Finding(Code code, String where, String message) {

    /** How bad a finding is. */
    public enum Severity {
        /** Installers fail, or install something else than was built. */
        ERROR,
        /** Against the specifications, and works with most installers. */
        WARNING
    }

    /** Kinds of findings. The names are stable: reports and scripts may rely on them. */
    public enum Code {
        /** A member that cannot be read, or is not what the archive declares. */
        MEMBER_DAMAGED(Severity.ERROR),
        /** Members with data descriptors. */
        DATA_DESCRIPTORS(Severity.WARNING),
        /** METADATA that cannot be understood. */
        METADATA_INVALID(Severity.ERROR),
        /** METADATA whose name is not that of the filename. */
        METADATA_NAME_MISMATCH(Severity.ERROR),
        /** METADATA whose version is not that of the filename. */
        METADATA_VERSION_MISMATCH(Severity.ERROR),
        /** METADATA that readers may split differently. */
        METADATA_MALFORMED(Severity.WARNING),
        /** WHEEL that cannot be understood. */
        WHEEL_INVALID(Severity.ERROR),
        /** WHEEL whose tags are not those of the filename. */
        WHEEL_TAGS_MISMATCH(Severity.WARNING),
        /** WHEEL whose build tag is not that of the filename. */
        WHEEL_BUILD_MISMATCH(Severity.WARNING),
        /** RECORD that is no table of paths, hashes and sizes. */
        RECORD_INVALID(Severity.ERROR),
        /** A member that RECORD does not list. */
        RECORD_UNLISTED(Severity.ERROR),
        /** A row of RECORD without a member. */
        RECORD_ABSENT(Severity.ERROR),
        /** Rows of RECORD with one path. */
        RECORD_DUPLICATE(Severity.WARNING),
        /** A row of RECORD without a hash. */
        RECORD_HASH_MISSING(Severity.ERROR),
        /** A hash that is neither SHA-256 nor stronger. */
        RECORD_HASH_WEAK(Severity.ERROR),
        /** A hash written in hexadecimal digits, but right. */
        RECORD_HASH_HEX(Severity.WARNING),
        /** A hash that is not that of the member. */
        RECORD_HASH_MISMATCH(Severity.ERROR),
        /** A row of RECORD without a size. */
        RECORD_SIZE_MISSING(Severity.WARNING),
        /** A size that is not that of the member. */
        RECORD_SIZE_MISMATCH(Severity.ERROR),
        /** Deprecated signature of RECORD (PEP 815). */
        RECORD_SIGNED(Severity.WARNING);

        private final Severity severity;

        Code(Severity severity) {
            this.severity = severity;
        }

        /** How bad findings of this kind are. */
        public Severity severity() {
            return severity;
        }
    }

    /** How bad it is. */
    public Severity severity() {
        return code.severity();
    }

    /** Whether it is an error. */
    public boolean isError() {
        return severity() == Severity.ERROR;
    }

    @Override
    public String toString() {
        return severity() + " " + code + " " + where + ": " + message;
    }
}
