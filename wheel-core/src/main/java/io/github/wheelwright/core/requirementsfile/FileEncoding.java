package io.github.wheelwright.core.requirementsfile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How pip decodes a requirements file: by a byte order mark, else by a comment in the first two lines as in PEP 263, else as
 * UTF-8. What is not UTF-8 and says nothing is read byte for byte as ISO-8859-1, where pip takes the encoding of its locale.
 */
record FileEncoding(byte[] mark, Charset charset) {
    private static final Pattern DECLARATION = Pattern.compile("coding[:=]\\s*([-\\w.]+)");
    private static final List<FileEncoding> MARKED = List.of(
            marked("UTF-8", 0xef, 0xbb, 0xbf),
            marked("UTF-32LE", 0xff, 0xfe, 0, 0),
            marked("UTF-32BE", 0, 0, 0xfe, 0xff),
            marked("UTF-16LE", 0xff, 0xfe),
            marked("UTF-16BE", 0xfe, 0xff));

    private static FileEncoding marked(String charset, int... mark) {
        byte[] bytes = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            bytes[i] = (byte) mark[i];
        }
        return new FileEncoding(bytes, Charset.forName(charset));
    }

    static FileEncoding of(byte[] bytes, String file) {
        for (FileEncoding encoding : MARKED) {
            int length = encoding.mark.length;
            if (bytes.length >= length && Arrays.equals(bytes, 0, length, encoding.mark, 0, length)) {
                return encoding;
            }
        }
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        int start = 0;
        for (int line = 0; line < 2 && start <= latin.length(); line++) {
            int end = latin.indexOf('\n', start) < 0 ? latin.length() : latin.indexOf('\n', start);
            Matcher declaration = DECLARATION.matcher(latin).region(start, end);
            if (latin.startsWith("#", start) && declaration.find()) {
                return new FileEncoding(new byte[0], charset(declaration.group(1), file));
            }
            start = end + 1;
        }
        Charset charset =
                decodes(bytes, 0, StandardCharsets.UTF_8) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        return new FileEncoding(new byte[0], charset);
    }

    /** Python takes {@code latin-1}, {@code latin_1} and {@code latin1} for one name; Java knows the last. */
    private static Charset charset(String name, String file) {
        for (String spelling : List.of(name, name.replace('_', '-'), name.replaceAll("[-_]", ""))) {
            try {
                return Charset.forName(spelling);
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                // the next spelling
            }
        }
        throw new InvalidRequirementsFileException(
                file, "no encoding has the name " + name, "declare utf-8, and save the file in it");
    }

    private static boolean decodes(byte[] bytes, int from, Charset charset) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    String decode(byte[] bytes, String file) {
        if (!decodes(bytes, mark.length, charset)) {
            throw new InvalidRequirementsFileException(
                    file, "the bytes are not " + charset + ", which the file says they are", "save the file in UTF-8");
        }
        return new String(bytes, mark.length, bytes.length - mark.length, charset);
    }

    byte[] encode(String text) {
        byte[] encoded = text.getBytes(charset);
        byte[] bytes = Arrays.copyOf(mark, mark.length + encoded.length);
        System.arraycopy(encoded, 0, bytes, mark.length, encoded.length);
        return bytes;
    }
}
