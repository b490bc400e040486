package io.github.wheelwright.core.filename;

import io.github.wheelwright.core.GrammarException;

/** Text that is not the name of a source distribution file (PEP 625). */
public class InvalidSdistFilenameException extends GrammarException {
    private static final long serialVersionUID = 1L;

    InvalidSdistFilenameException(String problem, String input, int position, int length) {
        super(problem, input, position, length);
    }
}
