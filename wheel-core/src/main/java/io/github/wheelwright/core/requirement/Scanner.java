package io.github.wheelwright.core.requirement;

import io.github.wheelwright.core.GrammarException;
import io.github.wheelwright.core.text.Ascii;

/** A place in a text that moves forward only, and the kind of error that belongs to the text. */
final class Scanner {
    /** Makes the error of the grammar that is read. */
    interface Errors {
        GrammarException at(String problem, String input, int position, int length);
    }

    /** What {@link #peek()} gives at the end; no grammar has it. */
    static final char END = 0;

    private final String text;
    private final Errors errors;
    private int at;

    Scanner(String text, Errors errors) {
        this.text = text;
        this.errors = errors;
    }

    /**
     * Refuses control characters in {@code [from, to)}, wherever the grammar itself would take any character: a requirement is one
     * line of a document, and a line break within it would become a header of its own.
     */
    void refuseControls(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' || c >= 0x7f && c <= 0x9f) {
                throw error("control characters cannot stand in a requirement", i, 1);
            }
        }
    }

    String text() {
        return text;
    }

    int position() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    /** Passes over spaces and tabs; tells whether there was one. */
    boolean skipBlanks() {
        int start = at;
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
        return at > start;
    }

    boolean take(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    /** Takes {@code word} if it stands here and ends here. */
    boolean takeWord(String word) {
        if (peek() != word.charAt(0) || !text.startsWith(word, at)) {
            return false;
        }
        int end = at + word.length();
        if (end < text.length() && isWordCharacter(text.charAt(end))) {
            return false;
        }
        at = end;
        return true;
    }

    static boolean isWordCharacter(char c) {
        return Ascii.isAlphanumeric(c) || c == '_';
    }

    void expectEnd(String problem) {
        if (!isAtEnd()) {
            throw error(problem, at, text.length() - at);
        }
    }

    GrammarException error(String problem) {
        return error(problem, at, 1);
    }

    GrammarException error(String problem, int position, int length) {
        return errors.at(problem, text, position, length);
    }
}
