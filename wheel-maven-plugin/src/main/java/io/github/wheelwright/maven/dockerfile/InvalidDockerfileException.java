package io.github.wheelwright.maven.dockerfile;

import io.github.wheelwright.core.WheelException;

/** A Dockerfile that BuildKit would refuse. */
public class InvalidDockerfileException extends WheelException {
    private static final long serialVersionUID = 1L;

    /** {@code problem} in line {@code line} (from 1) of the file known as {@code file}. */
    public InvalidDockerfileException(String file, int line, String problem) {
        super(file + ":" + line + ": " + problem, "correct the Dockerfile; docker buildx build --check shows the same");
    }
}
