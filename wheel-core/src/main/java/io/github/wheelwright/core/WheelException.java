package io.github.wheelwright.core;

import java.util.Optional;

/**
 * Root of all unchecked exceptions of this library.
 *
 * <p>The message says what is wrong and where (file, member, line, value) and why it matters; {@link #remedy()} says what to
 * do about it, as the rest of a sentence that begins with "perhaps you should".
 */
public class WheelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /** A problem without a remedy that the library could name. */
    public WheelException(String message) {
        this(message, "");
    }

    /** A problem and what to do about it: {@code remedy} goes on from "perhaps you should". */
    public WheelException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** A problem with the failure underneath; an empty {@code remedy} means none. */
    public WheelException(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** What is wrong, where, and why it matters. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** What to do, as the rest of a sentence that begins with "perhaps you should". */
    public Optional<String> remedy() {
        return remedy.isEmpty() ? Optional.empty() : Optional.of(remedy);
    }
}
