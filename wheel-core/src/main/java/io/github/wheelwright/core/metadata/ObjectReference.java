package io.github.wheelwright.core.metadata;

import io.github.wheelwright.core.text.Whitespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code importable.module:object.attribute [extra1, extra2]} (entry points specification, "Data model").
 *
 * @param module dotted name of a module
 * @param attribute dotted name of an object in it; empty for the module itself
 * @param extras that have to be installed for it; deprecated
 */
public record ObjectReference(String module, Optional<String> attribute, List<String> extras) {
    /** Copies the extras. */
    public ObjectReference {
        extras = List.copyOf(extras);
    }

    /** The reference that is written so, blanks around its parts allowed; empty if it is none. */
    public static Optional<ObjectReference> tryParse(String text) {
        int moduleEnd = wordEnd(text, 0);
        if (moduleEnd == 0) {
            return Optional.empty();
        }
        int at = Whitespace.skip(text, moduleEnd, text.length());
        Optional<String> attribute = Optional.empty();
        if (at < text.length() && text.charAt(at) == ':') {
            int start = Whitespace.skip(text, at + 1, text.length());
            int end = wordEnd(text, start);
            if (end == start) {
                return Optional.empty();
            }
            attribute = Optional.of(text.substring(start, end));
            at = Whitespace.skip(text, end, text.length());
        }
        String rest = text.substring(at, Whitespace.skipBack(text, at, text.length()));
        if (!rest.isEmpty() && !(rest.length() > 1 && rest.startsWith("[") && rest.endsWith("]"))) {
            return Optional.empty();
        }
        return Optional.of(new ObjectReference(text.substring(0, moduleEnd), attribute, words(rest)));
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && (text.charAt(end) == '.' || isWord(text.codePointAt(end)))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            boolean word = isWord(text.codePointAt(i));
            if (word && start < 0) {
                start = i;
            } else if (!word && start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            }
        }
        return words;
    }

    /** What {@code \w} means in Python: letters and numbers of all scripts, and the underscore. */
    static boolean isWord(int codePoint) {
        int type = Character.getType(codePoint);
        return codePoint == '_'
                || Character.isLetter(codePoint)
                || type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    @Override
    public String toString() {
        return module
                + attribute.map(name -> ":" + name).orElse("")
                + (extras.isEmpty() ? "" : " [" + String.join(", ", extras) + "]");
    }
}
