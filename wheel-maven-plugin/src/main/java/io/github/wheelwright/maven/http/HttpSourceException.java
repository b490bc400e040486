package io.github.wheelwright.maven.http;

import io.github.wheelwright.core.WheelException;

/** A resource cannot be read over HTTP, or not in ranges, or not any more as it was. */
public final class HttpSourceException extends WheelException {
    private static final long serialVersionUID = 1L;

    HttpSourceException(String message, String remedy) {
        super(message, remedy);
    }
}
