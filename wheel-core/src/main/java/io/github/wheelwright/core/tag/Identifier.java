package io.github.wheelwright.core.tag;

/** Python identifiers (PEP 3131), which interpreters in tags have to be. */
final class Identifier {
    private Identifier() {}

    static boolean is(String text) {
        int first = text.codePointAt(0);
        return (first == '_' || Character.isUnicodeIdentifierStart(first))
                && text.codePoints().skip(1).allMatch(Identifier::isPart);
    }

    private static boolean isPart(int c) {
        return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
    }
}
