package io.github.wheelwright.core.store;

import io.github.wheelwright.core.WheelException;

/** A store could not do what was asked, and whether the object is there is not known. */
public class StoreException extends WheelException {
    private static final long serialVersionUID = 1L;

    /** What failed and where; what to do, going on from "perhaps you should"; and the failure underneath. */
    public StoreException(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }

    /** What failed and where, and what to do, going on from "perhaps you should". */
    public StoreException(String message, String remedy) {
        super(message, remedy);
    }
}
