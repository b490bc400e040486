package io.github.wheelwright.core.metadata;

import io.github.wheelwright.core.text.Ascii;
import java.util.Optional;
import java.util.stream.Stream;

/** Paths of licence files (PEP 639, "Add License-File field"): relative, resolved, with {@code /}, and within the project. */
final class LicenseFiles {
    private LicenseFiles() {}

    /** What is wrong with a path; empty if nothing is. */
    static Optional<String> problem(String path) {
        if (path.contains("..")) {
            return Optional.of("a path cannot lead out of its folder");
        }
        if (path.indexOf('*') >= 0) {
            return Optional.of("a pattern is no path");
        }
        boolean drive = path.length() > 1 && path.charAt(1) == ':' && Ascii.isLetter(path.charAt(0));
        String rest = drive ? path.substring(2) : path;
        if (rest.startsWith("/")) {
            return Optional.of("a path has to be relative");
        }
        if (path.indexOf('\\') >= 0) {
            return Optional.of("the parts of a path are separated by '/'");
        }
        boolean plain = drive && rest.isEmpty()
                || path.equals(".")
                || Stream.of(rest.split("/", -1)).noneMatch(part -> part.isEmpty() || part.equals("."));
        return plain ? Optional.empty() : Optional.of("a path has no empty parts and no '.'");
    }
}
