package io.github.wheelwright.core.version;

import io.github.wheelwright.core.GrammarException;

/** Text that is not a version specifier, or not a set of them (PEP 440, "Version specifiers"). */
public class InvalidSpecifierException extends GrammarException {
    private static final long serialVersionUID = 1L;

    InvalidSpecifierException(String problem, String input, int position, int length) {
        super(problem, input, position, length);
    }
}
