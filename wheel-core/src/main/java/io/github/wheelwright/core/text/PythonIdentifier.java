package io.github.wheelwright.core.text;

import java.text.Normalizer;
import java.util.Set;

/** Names of Python's own language ("Identifiers and keywords" of its reference). */
public final class PythonIdentifier {
    private static final Set<String> KEYWORDS = Set.of(
            "False",
            "None",
            "True",
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");

    private PythonIdentifier() {}

    /** Whether Python takes {@code text} for an identifier, as {@code str.isidentifier} tells; a keyword is one too. */
    public static boolean is(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        if (text.isEmpty() || !isStart(text.codePointAt(0)) || normal.isEmpty() || !isStart(normal.codePointAt(0))) {
            return false;
        }
        return text.codePoints().allMatch(PythonIdentifier::isPart)
                && normal.codePoints().allMatch(PythonIdentifier::isPart);
    }

    /** Whether it is a keyword, which cannot name anything. */
    public static boolean isKeyword(String text) {
        return KEYWORDS.contains(text);
    }

    private static boolean isStart(int c) {
        return c == '_' || Character.isUnicodeIdentifierStart(c);
    }

    private static boolean isPart(int c) {
        return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
    }
}
