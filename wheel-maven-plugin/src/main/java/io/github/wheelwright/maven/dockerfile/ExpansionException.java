package io.github.wheelwright.maven.dockerfile;

/** Text in which variables cannot be put in. */
final class ExpansionException extends Exception {
    private static final long serialVersionUID = 1L;

    ExpansionException(String problem) {
        super(problem);
    }
}
