package io.github.wheelwright.core.journal;

import io.github.wheelwright.core.WheelException;

/** A run was held up for so long, or lost its journal, that what it has checked may not be so any more: it starts over. */
public final class OutlastedException extends WheelException {
    private static final long serialVersionUID = 1L;

    public OutlastedException(String message) {
        super(message, "run the same command again: it goes on where this run stopped");
    }
}
