package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.text.PythonIdentifier;
import java.util.List;
import java.util.Optional;

/** Which paths Python imports as modules (PEP 3149, PEP 561). */
final class PythonPath {
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
        return PythonIdentifier.is(text) && !PythonIdentifier.isKeyword(text);
    }
}
