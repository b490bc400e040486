package io.github.wheelwright.core.tag;

import io.github.wheelwright.core.text.Ascii;

/** Identifiers, which interpreters in tags have to be. */
final class Identifier {
    private Identifier() {}

    static boolean is(String text) {
        if (Ascii.isDigit(text.charAt(0))) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!Ascii.isAlphanumeric(text.charAt(i)) && text.charAt(i) != '_') {
                return false;
            }
        }
        return true;
    }
}
