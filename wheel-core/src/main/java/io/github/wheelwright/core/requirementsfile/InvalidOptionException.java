package io.github.wheelwright.core.requirementsfile;

/** Options that pip would not read; becomes the problem of their line. */
final class InvalidOptionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidOptionException(String problem) {
        super(problem);
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}
