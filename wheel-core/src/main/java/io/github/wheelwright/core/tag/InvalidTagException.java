package io.github.wheelwright.core.tag;

import io.github.wheelwright.core.GrammarException;

/** Text that is not a tag or a compressed tag set (PEP 425). */
public class InvalidTagException extends GrammarException {
    private static final long serialVersionUID = 1L;

    InvalidTagException(String problem, String input, int position, int length) {
        super(problem, input, position, length);
    }
}
