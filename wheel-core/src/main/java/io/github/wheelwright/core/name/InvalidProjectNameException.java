package io.github.wheelwright.core.name;

import io.github.wheelwright.core.GrammarException;

/** Text that is not the name of a project (PEP 508, "Names"). */
public class InvalidProjectNameException extends GrammarException {
    private static final long serialVersionUID = 1L;

    InvalidProjectNameException(String problem, String input, int position) {
        super(problem, input, position, 1);
    }
}
