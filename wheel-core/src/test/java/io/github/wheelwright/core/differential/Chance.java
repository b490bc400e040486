package io.github.wheelwright.core.differential;

import java.util.Random;

/** Random choices, all from one seed. */
final class Chance {
    /** What grammars are made of, and what they stumble over. */
    private static final String[] CHARACTERS =
            ("0 1 2 9 . . + - - _ ! * ~ = = < > , ; ( ) [ ] ' \" @ # / \\ : a b c d e v p r o s t l i n m x A B V R "
                            + "and or in not dev post rc os_name extra .* === 00 99999999999999999999 "
                            + "\u00e9 \u0661 \u00b2 \u017f \u0130 \u0131 \u212a \u03a3 \uff10 \ud83d\udca5")
                    .split(" ");

    private static final String[] BLANKS = {
        " ", "  ", "\t", "\n", "\r\n", "\u000b", "\u001c", "\u0085", "\u00a0", "\u2003", "\u3000", "\u0000", "\u007f"
    };

    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    boolean percent(int percent) {
        return random.nextInt(100) < percent;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** A text of any characters, mostly such as the grammars know. */
    String noise() {
        StringBuilder text = new StringBuilder();
        for (int i = below(12); i >= 0; i--) {
            text.append(fragment());
        }
        return text.toString();
    }

    private String fragment() {
        return percent(90) ? of(CHARACTERS) : of(BLANKS);
    }

    /** {@code text}, mostly as it is, else with a few places changed, else replaced by noise. */
    String spoilt(String text) {
        if (percent(65)) {
            return text;
        }
        if (percent(5)) {
            return noise();
        }
        StringBuilder spoilt = new StringBuilder(text);
        for (int i = below(3); i >= 0; i--) {
            spoil(spoilt);
        }
        return spoilt.toString();
    }

    private void spoil(StringBuilder text) {
        int at = below(text.length() + 1);
        int end = Math.min(text.length(), at + 1 + below(2));
        if (splitsPair(text, at) || splitsPair(text, end)) {
            return;
        }
        switch (below(4)) {
            case 0 -> text.insert(at, fragment());
            case 1 -> text.delete(at, end);
            case 2 -> text.replace(at, end, fragment());
            default -> text.insert(at, text.substring(at, end));
        }
    }

    private static boolean splitsPair(StringBuilder text, int at) {
        return at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }

    /** The letters of {@code text}, some of them in upper case. */
    String cased(String text) {
        return percent(85) ? text : percent(50) ? text.toUpperCase(java.util.Locale.ROOT) : capitalized(text);
    }

    private static String capitalized(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
