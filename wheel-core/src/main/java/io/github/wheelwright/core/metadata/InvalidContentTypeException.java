package io.github.wheelwright.core.metadata;

import io.github.wheelwright.core.GrammarException;

/** A text that is not the content type of a description. */
public final class InvalidContentTypeException extends GrammarException {
    private static final long serialVersionUID = 1L;

    InvalidContentTypeException(String problem, String input, int position) {
        super(problem, input, position, 1);
    }
}
