package io.github.wheelwright.core.metadata;

import io.github.wheelwright.core.GrammarException;

/** A text that is no licence expression. */
public final class InvalidLicenseExpressionException extends GrammarException {
    private static final long serialVersionUID = 1L;

    InvalidLicenseExpressionException(String problem, String input, int position, int length) {
        super(problem, input, position, length);
    }
}
