package io.github.wheelwright.core.index;

import io.github.wheelwright.core.WheelException;

/** A page in the store that this library did not write, or that has been damaged. */
public class InvalidPageException extends WheelException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the page. */
    public InvalidPageException(String message) {
        super(message);
    }

    /** What is wrong with the page, where, and what to do. */
    public InvalidPageException(String message, String remedy) {
        super(message, remedy);
    }

    /** What is wrong with the page, where, and the failure underneath. */
    public InvalidPageException(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
