package io.github.wheelwright.core.requirementsfile;

import io.github.wheelwright.core.WheelException;

/** A requirements file whose bytes are no text in the encoding that it declares. */
public final class InvalidRequirementsFileException extends WheelException {
    private static final long serialVersionUID = 1L;

    InvalidRequirementsFileException(String file, String problem, String remedy) {
        super(file + ": " + problem, remedy);
    }
}
