package io.github.wheelwright.maven.registry;

import io.github.wheelwright.core.WheelException;

/** A registry did not answer as hoped; what it holds is not known. */
public class RegistryException extends WheelException {
    private static final long serialVersionUID = 1L;

    RegistryException(String message, String remedy) {
        super(message, remedy);
    }

    RegistryException(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
