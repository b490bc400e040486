package io.github.wheelwright.maven.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Quotes, escapes and variables as Dockerfiles have them: {@code $a}, <code>${a}</code>, <code>${a:-b}</code>, {@code -},
 * {@code :+}, {@code +}, {@code :?}, {@code ?}, {@code #}, {@code ##}, {@code %}, {@code %%}, {@code /} and {@code //}.
 */
final class Expander {
    private static final int END = -1;

    private final int[] input;
    private final int escape;
    private final Map<String, String> variables;
    private final Mode mode;
    private final Set<String> found = new TreeSet<>();
    private final Set<String> missing = new TreeSet<>();
    private int next;

    /** How much of the text is left as it stands. */
    enum Mode {
        /** Quotes and escapes are taken off, what is not set is empty. */
        VALUE(false, false, false),
        /** Quotes are taken off, what is not set stays. */
        WORD(false, false, true),
        /** Quotes and what is not set stay. */
        QUOTED_WORD(true, false, true),
        /** All stays. */
        RAW(true, true, true);

        private final boolean quotes;
        private final boolean escapes;
        private final boolean unset;

        Mode(boolean quotes, boolean escapes, boolean unset) {
            this.quotes = quotes;
            this.escapes = escapes;
            this.unset = unset;
        }
    }

    private Expander(String input, char escape, Map<String, String> variables, Mode mode) {
        this.input = input.codePoints().toArray();
        this.escape = escape;
        this.variables = variables;
        this.mode = mode;
    }

    static Expansion expand(String text, char escape, Map<String, String> variables) throws ExpansionException {
        return expand(text, escape, variables, Mode.VALUE);
    }

    static Expansion expand(String text, char escape, Map<String, String> variables, Mode mode)
            throws ExpansionException {
        Expander expander = new Expander(text, escape, variables, mode);
        Words words = expander.until(END, mode.escapes);
        return new Expansion(words.text.toString(), words.finish(), expander.found, expander.missing);
    }

    /** What is read so far: as one text, and split. */
    private static final class Words {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder word = new StringBuilder();
        private final List<String> words = new ArrayList<>();

        void add(int c) {
            text.appendCodePoint(c);
            if (!Whitespace.is(c)) {
                word.appendCodePoint(c);
            } else {
                endWord();
            }
        }

        void addWhole(String part) {
            text.append(part);
            word.append(part);
        }

        void endWord() {
            if (word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
        }

        List<String> finish() {
            endWord();
            return words;
        }
    }

    private Words until(int stop, boolean rawEscapes) throws ExpansionException {
        Words words = new Words();
        while (peek() != END) {
            int c = peek();
            if (c == stop) {
                take();
                return words;
            }
            switch (c) {
                case '$' -> dollar().codePoints().forEach(words::add);
                case '<' -> words.addWhole(less());
                case '\'' -> words.addWhole(singleQuoted());
                case '"' -> words.addWhole(doubleQuoted(rawEscapes));
                default -> plain(words, rawEscapes);
            }
        }
        if (stop != END) {
            throw new ExpansionException("unexpected end of statement while looking for matching " + (char) stop);
        }
        return words;
    }

    private void plain(Words words, boolean rawEscapes) {
        int c = take();
        if (c != escape) {
            words.add(c);
            return;
        }
        if (rawEscapes) {
            words.addWhole(Character.toString(c));
        }
        int escaped = take();
        if (escaped != END) {
            words.addWhole(Character.toString(escaped));
        }
    }

    private String singleQuoted() throws ExpansionException {
        StringBuilder text = new StringBuilder();
        int quote = take();
        keepQuote(text, quote);
        for (int c = take(); c != quote; c = take()) {
            if (c == END) {
                throw new ExpansionException("unexpected end of statement while looking for matching single-quote");
            }
            text.appendCodePoint(c);
        }
        keepQuote(text, quote);
        return text.toString();
    }

    private String doubleQuoted(boolean rawEscapes) throws ExpansionException {
        StringBuilder text = new StringBuilder();
        keepQuote(text, take());
        while (peek() != '"') {
            if (peek() == END) {
                throw new ExpansionException("unexpected end of statement while looking for matching double-quote");
            }
            if (peek() == '$') {
                text.append(dollar());
                continue;
            }
            int c = take();
            if (c == escape) {
                if (rawEscapes) {
                    text.appendCodePoint(c);
                }
                if (peek() == END) {
                    continue;
                }
                if (peek() == '"' || peek() == '$' || peek() == escape) {
                    c = take();
                }
            }
            text.appendCodePoint(c);
        }
        keepQuote(text, take());
        return text.toString();
    }

    private void keepQuote(StringBuilder text, int quote) {
        if (mode.quotes) {
            text.appendCodePoint(quote);
        }
    }

    /** White space between {@code <<} and the word of a heredoc belongs to the word. */
    private String less() {
        take();
        if (peek() != '<') {
            return "<";
        }
        take();
        StringBuilder text = new StringBuilder("<<");
        while (peek() == ' ' || peek() == '\t' || peek() == '\r') {
            text.appendCodePoint(take());
        }
        return text.toString();
    }

    private String dollar() throws ExpansionException {
        take();
        if (peek() != '{') {
            String name = name();
            @Nullable String value = name.isEmpty() ? "$" : value(name);
            return value != null ? value : mode.unset ? "$" + name : "";
        }
        take();
        switch (peek()) {
            case END -> throw new ExpansionException("syntax error: missing '}'");
            case '{', '}', ':' -> throw new ExpansionException("syntax error: bad substitution");
            default -> {}
        }
        String name = name();
        int operator = take();
        if (operator == '}') {
            @Nullable String value = value(name);
            return value != null ? value : mode.unset ? "${" + name + "}" : "";
        }
        return operator == '/' ? replaced(name) : modified(name, operator);
    }

    private String modified(String name, int first) throws ExpansionException {
        boolean emptyIsUnset = first == ':';
        int operator = emptyIsUnset ? take() : first;
        if (operator == END) {
            throw new ExpansionException("syntax error: missing '}'");
        }
        String shown = (emptyIsUnset ? ":" : "") + Character.toString(operator);
        boolean pattern = operator == '#' || operator == '%';
        if (("+-?#%".indexOf(operator) < 0 && !emptyIsUnset) || (pattern && emptyIsUnset)) {
            throw new ExpansionException("unsupported modifier (" + shown + ") in substitution");
        }
        String word = closed(pattern);
        @Nullable String value = value(name);
        if (value == null && mode.unset) {
            return "${" + name + shown + word + "}";
        }
        boolean set = value != null && !(emptyIsUnset && value.isEmpty());
        String text = value == null ? "" : value;
        return switch (operator) {
            case '-' -> set ? text : word;
            case '+' -> set ? word : "";
            case '?' -> {
                if (!set) {
                    String state = value == null ? "unset" : "empty";
                    throw new ExpansionException(
                            name + ": " + (word.isEmpty() ? "is not allowed to be " + state : word));
                }
                yield text;
            }
            case '#', '%' -> GlobPattern.trimmed(text, word, operator);
            default -> throw new ExpansionException("unsupported modifier (" + shown + ") in substitution");
        };
    }

    private String replaced(String name) throws ExpansionException {
        boolean all = peek() == '/';
        if (all) {
            take();
        }
        String pattern;
        try {
            pattern = until('/', true).text.toString();
        } catch (ExpansionException e) {
            throw peek() == END ? new ExpansionException("syntax error: missing '/' in ${}") : e;
        }
        String replacement = closed(true);
        @Nullable String value = value(name);
        if (value == null && mode.unset) {
            return "${" + name + "/" + pattern + "/" + replacement + "}";
        }
        return GlobPattern.replaced(value == null ? "" : value, pattern, replacement, all);
    }

    private String closed(boolean rawEscapes) throws ExpansionException {
        try {
            return until('}', rawEscapes).text.toString();
        } catch (ExpansionException e) {
            throw peek() == END ? new ExpansionException("syntax error: missing '}'") : e;
        }
    }

    /** Digits, one special character, or letters, digits and underscores. */
    private String name() {
        StringBuilder name = new StringBuilder();
        if (Character.isDigit(peek())) {
            while (Character.isDigit(peek())) {
                name.appendCodePoint(take());
            }
            return name.toString();
        }
        if (peek() != END && "@*#?-$!".indexOf(peek()) >= 0) {
            return Character.toString(take());
        }
        while (Character.isLetter(peek()) || Character.isDigit(peek()) || peek() == '_') {
            name.appendCodePoint(take());
        }
        return name.toString();
    }

    private @Nullable String value(String name) {
        String value = variables.get(name);
        (value == null ? missing : found).add(name);
        return value;
    }

    private int peek() {
        return next < input.length ? input[next] : END;
    }

    private int take() {
        return next < input.length ? input[next++] : END;
    }
}
