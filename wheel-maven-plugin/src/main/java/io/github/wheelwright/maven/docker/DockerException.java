package io.github.wheelwright.maven.docker;

import io.github.wheelwright.core.WheelException;

/** Docker is not there, or could not do what was asked. */
public class DockerException extends WheelException {
    private static final long serialVersionUID = 1L;

    DockerException(String message, String remedy) {
        super(message, remedy);
    }

    DockerException(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
