package io.github.wheelwright.core.filename;

import io.github.wheelwright.core.GrammarException;

/** Text that is not the name of a wheel file (PEP 427, "File name convention"). */
public class InvalidWheelFilenameException extends GrammarException {
    private static final long serialVersionUID = 1L;

    InvalidWheelFilenameException(String problem, String input, int position, int length) {
        super(problem, input, position, length);
    }
}
