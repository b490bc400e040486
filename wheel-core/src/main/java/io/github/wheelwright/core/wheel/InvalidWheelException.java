package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.WheelException;

/** A zip archive, or a folder to be packed, that is not laid out as a wheel (PEP 427, "File contents"). */
public final class InvalidWheelException extends WheelException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    /** What is wrong. The names are stable: reports and scripts may rely on them. */
    public enum Fault {
        /** No {@code .dist-info} folder. */
        DIST_INFO_MISSING,
        /** More than one {@code .dist-info} folder. */
        DIST_INFO_AMBIGUOUS,
        /** A {@code .dist-info} folder of another distribution or version than the filename says. */
        DIST_INFO_MISMATCH,
        /** No METADATA. */
        METADATA_MISSING,
        /** No WHEEL. */
        WHEEL_MISSING,
        /** No RECORD. */
        RECORD_MISSING,
        /** WHEEL has tags that no filename can express, or none. */
        TAGS_INEXPRESSIBLE,
        /** The folder to be packed holds something that is neither a file nor a folder. */
        SPECIAL_FILE
    }

    InvalidWheelException(Fault fault, String message, String remedy) {
        super(message, remedy);
        this.fault = fault;
    }

    /** Stable code of what is wrong. */
    public Fault fault() {
        return fault;
    }
}
