package io.github.wheelwright.core.version;

import io.github.wheelwright.core.GrammarException;

/** Text that is not a version (PEP 440, "Version scheme"). */
public class InvalidVersionException extends GrammarException {
    private static final long serialVersionUID = 1L;

    InvalidVersionException(String problem, String input, int position, int length) {
        super(problem, input, position, length);
    }
}
