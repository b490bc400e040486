package io.github.wheelwright.core.version;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a specifier compares (PEP 440, "Version specifiers"). */
public enum Operator {
    /** {@code ===}: the text itself. */
    ARBITRARY("==="),
    /** {@code ~=}: this version or a later one of the same series. */
    COMPATIBLE("~="),
    /** {@code ==}. */
    EQUAL("=="),
    /** {@code !=}. */
    NOT_EQUAL("!="),
    /** {@code <=}. */
    AT_MOST("<="),
    /** {@code >=}. */
    AT_LEAST(">="),
    /** {@code <}. */
    LESS("<"),
    /** {@code >}. */
    GREATER(">");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** The operator that stands at {@code position} of {@code text}: the longest where several could. */
    public static Optional<Operator> at(String text, int position) {
        return Optional.ofNullable(find(text, position));
    }

    static @Nullable Operator find(String text, int position) {
        char first = position < text.length() ? text.charAt(position) : ' ';
        char second = position + 1 < text.length() ? text.charAt(position + 1) : ' ';
        if (second != '=') {
            return first == '<' ? LESS : first == '>' ? GREATER : null;
        }
        return switch (first) {
            case '=' -> text.startsWith("===", position) ? ARBITRARY : EQUAL;
            case '~' -> COMPATIBLE;
            case '!' -> NOT_EQUAL;
            case '<' -> AT_MOST;
            case '>' -> AT_LEAST;
            default -> null;
        };
    }

    /** The operator as it is written. */
    @Override
    public String toString() {
        return symbol;
    }
}
