package io.github.wheelwright.core.requirementsfile;

import java.util.ArrayList;
import java.util.List;

/** Splits options into words as a POSIX shell would, without expansion: quotes and backslashes. */
final class OptionWords {
    private final String text;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int start = -1;
    private int at;

    private OptionWords(String text) {
        this.text = text;
    }

    /** A word without its quotes, and where it stands with them. */
    record Word(String text, int start, int end) {}

    /** The words; throws {@link InvalidOptionException} where a quote or a backslash has no end. */
    static List<Word> of(String text) {
        return new OptionWords(text).split();
    }

    private List<Word> split() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (" \t\r\n".indexOf(c) >= 0) {
                close();
                at++;
                continue;
            }
            start = start < 0 ? at : start;
            at++;
            switch (c) {
                case '\'' -> literal();
                case '"' -> quoted();
                case '\\' -> word.append(next("a backslash has nothing after it"));
                default -> word.append(c);
            }
        }
        close();
        return words;
    }

    private void literal() {
        for (char c = quotedNext(); c != '\''; c = quotedNext()) {
            word.append(c);
        }
    }

    private void quoted() {
        for (char c = quotedNext(); c != '"'; c = quotedNext()) {
            if (c == '\\') {
                char escaped = next("a backslash has nothing after it");
                word.append(escaped == '"' || escaped == '\\' ? "" : "\\").append(escaped);
            } else {
                word.append(c);
            }
        }
    }

    private char quotedNext() {
        return next("a quote is not closed");
    }

    private char next(String problem) {
        if (at == text.length()) {
            throw new InvalidOptionException(problem);
        }
        return text.charAt(at++);
    }

    private void close() {
        if (start >= 0) {
            words.add(new Word(word.toString(), start, at));
            word.setLength(0);
            start = -1;
        }
    }
}
