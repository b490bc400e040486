package io.github.wheelwright.core.wheel;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which paths Python imports as modules (language reference, "Identifiers and keywords"; PEP 3149, PEP 561). */
final class PythonPath {
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
    private static final String STUBS = "-stubs";

    private PythonPath() {}

    /** The module's name, for a file whose name is that of one: {@code _speedups} for {@code _speedups.cpython-312.so}. */
    static Optional<String> moduleName(String file) {
        if (file.endsWith(".py")) {
            return nonEmpty(file.substring(0, file.length() - 3));
        }
        Optional<String> stem = file.endsWith(".so")
                ? nonEmpty(file.substring(0, file.length() - 3))
                : file.endsWith(".pyd") ? nonEmpty(file.substring(0, file.length() - 4)) : Optional.empty();
        return stem.map(PythonPath::withoutAbi);
    }

    private static Optional<String> nonEmpty(String stem) {
        return stem.isEmpty() ? Optional.empty() : Optional.of(stem);
    }

    private static String withoutAbi(String stem) {
        int dot = stem.lastIndexOf('.');
        boolean tagged = dot > 0 && dot + 1 < stem.length();
        for (int i = dot + 1; tagged && i < stem.length(); i++) {
            char c = stem.charAt(i);
            tagged = c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
        }
        return tagged ? stem.substring(0, dot) : stem;
    }

    /** Whether an {@code import} statement can name the module at this path below the library. */
    static boolean isImportable(List<String> segments) {
        int last = segments.size() - 1;
        return moduleName(segments.get(last)).filter(PythonPath::isName).isPresent()
                && segments.subList(0, last).stream().allMatch(PythonPath::isName);
    }

    /** Whether a folder holds type stubs of another package. */
    static boolean isStubs(String folder) {
        return folder.endsWith(STUBS) && isName(folder.substring(0, folder.length() - STUBS.length()));
    }

    private static boolean isName(String text) {
        return isIdentifier(text) && !KEYWORDS.contains(text);
    }

    private static boolean isIdentifier(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        if (text.isEmpty() || !isStart(text.codePointAt(0)) || normal.isEmpty() || !isStart(normal.codePointAt(0))) {
            return false;
        }
        return text.codePoints().allMatch(PythonPath::isPart)
                && normal.codePoints().allMatch(PythonPath::isPart);
    }

    private static boolean isStart(int c) {
        return c == '_' || Character.isUnicodeIdentifierStart(c);
    }

    private static boolean isPart(int c) {
        return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
    }
}
