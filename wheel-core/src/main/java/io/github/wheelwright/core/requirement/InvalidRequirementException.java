package io.github.wheelwright.core.requirement;

import io.github.wheelwright.core.GrammarException;

/** Text that is not a requirement (PEP 508). */
public class InvalidRequirementException extends GrammarException {
    private static final long serialVersionUID = 1L;

    InvalidRequirementException(String problem, String input, int position, int length) {
        super(problem, input, position, length);
    }
}
