package io.github.wheelwright.core.metadata;

import java.nio.charset.Charset;

/**
 * A field of a header document.
 *
 * @param name as written
 * @param value what follows the colon, without the space before it and the line end after it; the lines of a folded value
 *     keep their indentation and are separated by {@code \n}
 * @param charset how {@code value} was decoded: UTF-8, or ISO-8859-1 where its bytes are not UTF-8
 * @param line of its first line, from 1
 * @param start offset in bytes of its first line
 * @param end offset in bytes behind the line end of its last line
 */
public record HeaderField(String name, String value, Charset charset, int line, int start, int end) {
    /** Whether this is the field {@code other}; case does not count. */
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
