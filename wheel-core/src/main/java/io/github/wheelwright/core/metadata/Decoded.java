package io.github.wheelwright.core.metadata;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How bytes become characters: all of UTF-8 by the specification; what is not, byte for byte, so that nothing is lost. */
final class Decoded {
    private Decoded() {}

    static boolean isUtf8(byte[] bytes, int from, int to) {
        int ascii = from;
        while (ascii < to && bytes[ascii] >= 0) {
            ascii++;
        }
        if (ascii == to) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, ascii, to - ascii));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    static Charset charset(byte[] bytes, int from, int to) {
        return isUtf8(bytes, from, to) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    }
}
