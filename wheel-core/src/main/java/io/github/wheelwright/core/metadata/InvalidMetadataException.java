package io.github.wheelwright.core.metadata;

import io.github.wheelwright.core.WheelException;

/** A METADATA, WHEEL or RECORD file that lacks what every reader needs, or cannot be read. */
public final class InvalidMetadataException extends WheelException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;

    /** {@code line} counts from 1; 0 where the file as a whole is concerned. */
    InvalidMetadataException(String file, int line, String problem) {
        super(file + (line > 0 ? ", line " + line : "") + ": " + problem);
        this.file = file;
        this.line = line;
    }

    /** The file that is wrong, as it was named to the parser. */
    public String file() {
        return file;
    }

    /** The line that is wrong, from 1; 0 where the file as a whole is concerned. */
    public int line() {
        return line;
    }
}
