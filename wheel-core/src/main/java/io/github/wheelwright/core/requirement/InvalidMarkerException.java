package io.github.wheelwright.core.requirement;

import io.github.wheelwright.core.GrammarException;

/** Text that is not an environment marker (PEP 508, "Environment Markers"). */
public class InvalidMarkerException extends GrammarException {
    private static final long serialVersionUID = 1L;

    InvalidMarkerException(String problem, String input, int position, int length) {
        super(problem, input, position, length);
    }
}
