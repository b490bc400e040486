package io.github.wheelwright.core.zip;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which member names are one and the same path for every reader on every system (APPNOTE 4.4.17, and what it leaves open). */
final class MemberName {
    /** Names of devices on Windows, whatever their extension. */
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private MemberName() {}

    /** The name in its declared encoding; empty where readers would disagree (not UTF-8, or no ASCII and not said to be UTF-8). */
    static Optional<String> decode(byte[] name, boolean utf8) {
        if (isAscii(name)) {
            return Optional.of(new String(name, StandardCharsets.US_ASCII));
        }
        if (!utf8) {
            return Optional.empty();
        }
        try {
            // strict: a decoder made here reports what it cannot read
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    static boolean isAscii(byte[] name) {
        for (byte b : name) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /** For messages only. */
    static String lossy(byte[] name) {
        return new String(name, StandardCharsets.UTF_8);
    }

    /** What is wrong with a name; empty if nothing is. */
    static Optional<String> problem(String name) {
        if (name.isEmpty()) {
            return Optional.of("the name is empty");
        }
        if (name.charAt(0) == '/') {
            return Optional.of("the name is absolute");
        }
        if (name.length() > 1 && name.charAt(1) == ':' && Character.isLetter(name.charAt(0))) {
            return Optional.of("the name begins with a drive letter");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '\\') {
                return Optional.of("the name contains a backslash");
            }
            if (Character.isISOControl(c)) {
                return Optional.of(String.format("the name contains the control character U+%04X", (int) c));
            }
        }
        for (int start = 0; start < name.length(); ) {
            int slash = name.indexOf('/', start);
            int end = slash < 0 ? name.length() : slash;
            Optional<String> problem = segmentProblem(name, start, end);
            if (problem.isPresent()) {
                return problem;
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    private static Optional<String> segmentProblem(String name, int start, int end) {
        if (start == end) {
            return Optional.of("the name has an empty segment");
        }
        char last = name.charAt(end - 1);
        // a folder that nothing is in is harmless whatever becomes of it, and there are such wheels (pyarrow 7.0.0)
        boolean bareFolder = end == name.length() - 1;
        if (last == '.' && name.charAt(start) == '.' && end - start <= 2) {
            return Optional.of("the name has the segment \"" + name.substring(start, end) + "\"");
        }
        if (last == '.' && !bareFolder) {
            return Optional.of("a segment of the name ends in a dot, which Windows drops");
        }
        if (last == ' ' && !bareFolder) {
            return Optional.of("a segment of the name ends in a space, which Windows drops");
        }
        return isDevice(name, start, end)
                ? Optional.of("\"" + name.substring(start, end) + "\" is the name of a device on Windows")
                : Optional.empty();
    }

    private static boolean isDevice(String name, int start, int end) {
        int dot = name.indexOf('.', start);
        int length = (dot < 0 || dot > end ? end : dot) - start;
        return (length == 3 || length == 4)
                && DEVICES.contains(name.substring(start, start + length).toLowerCase(Locale.ROOT));
    }

    /** Equal for names that some file system takes for one: case folded, NFC, without the slash of a folder. */
    static String folded(String name) {
        String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) >= 0x80) {
                return Normalizer.normalize(path, Normalizer.Form.NFC)
                        .toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT);
            }
        }
        return path.toLowerCase(Locale.ROOT);
    }
}
