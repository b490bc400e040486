package io.github.wheelwright.core.requirement;

import io.github.wheelwright.core.WheelException;

/** A marker that has no value in an environment: a variable without one, or an operator that its operands do not have. */
public class UndefinedMarkerException extends WheelException {
    private static final long serialVersionUID = 1L;

    UndefinedMarkerException(String message) {
        super(message);
    }
}
