package io.github.wheelwright.core.requirementsfile;

import io.github.wheelwright.core.GrammarException;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.Marker;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.text.Whitespace;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line asks for: a requirement by name, or an address or path, of which the project is known where its end tells. As in
 * pip, but no file is looked at.
 */
record Argument(Optional<Requirement> requirement, Optional<ProjectName> project, Optional<String> problem) {
    private static final Pattern EGG = Pattern.compile("[#&]egg=([^&]*)");
    private static final Set<String> SCHEMES = Set.of("http", "https", "file", "ftp");
    private static final Map<String, Set<String>> VERSION_CONTROL = Map.of(
            "git", Set.of("http", "https", "ssh", "git", "file"),
            "hg", Set.of("file", "http", "https", "ssh", "static-http"),
            "bzr", Set.of("http", "https", "ssh", "sftp", "ftp", "lp", "file"),
            "svn", Set.of("ssh", "http", "https", "svn", "file"));
    private static final Set<String> ARCHIVES = Set.of(
            ".zip",
            ".whl",
            ".tar.bz2",
            ".tbz",
            ".tar.gz",
            ".tgz",
            ".tar",
            ".tar.xz",
            ".txz",
            ".tlz",
            ".tar.lz",
            ".tar.lzma");

    /** What stands at the start of a line. */
    static Argument ofLine(String text) {
        boolean url = isUrl(text);
        int semicolon = text.indexOf(url ? "; " : ";");
        String name = stripped(text.substring(0, semicolon < 0 ? text.length() : semicolon));
        String markerText = semicolon < 0 ? "" : text.substring(semicolon + 1);
        Optional<Marker> marker;
        try {
            marker = marker(markerText);
            String path = withoutSlash(name);
            if (!url && !withoutExtras(path).equals(path)) {
                // also behind a path pip wants extras that can be
                Requirement.parse("a" + path.substring(path.lastIndexOf('[')));
            }
        } catch (GrammarException e) {
            return new Argument(Optional.empty(), Optional.empty(), Optional.of(e.problem()));
        }
        try {
            if (url || isArchive(name)) {
                return new Argument(Optional.empty(), project(name, url), Optional.empty());
            }
            Requirement requirement = Requirement.parse(name).withMarker(marker);
            return new Argument(Optional.of(requirement), Optional.of(requirement.name()), Optional.empty());
        } catch (GrammarException e) {
            boolean path = !url
                    && !isArchive(name)
                    && !name.contains("://")
                    && (name.indexOf('/') >= 0 || name.startsWith("."));
            return new Argument(Optional.empty(), Optional.empty(), path ? Optional.empty() : Optional.of(e.problem()));
        }
    }

    /** What follows the semicolon; nothing is no marker, and no error. */
    private static Optional<Marker> marker(String text) {
        String marker = stripped(text);
        return marker.isEmpty() ? Optional.empty() : Optional.of(Marker.parse(marker));
    }

    /** What follows {@code -e}: an address or path, or a name with an address. */
    static Argument ofEditable(String text) {
        try {
            Requirement requirement = Requirement.parse(text);
            if (requirement.url().isPresent()) {
                return new Argument(Optional.empty(), Optional.of(requirement.name()), Optional.empty());
            }
        } catch (GrammarException e) {
            // an address or path
        }
        try {
            return new Argument(Optional.empty(), egg(text), Optional.empty());
        } catch (GrammarException e) {
            return new Argument(Optional.empty(), Optional.empty(), Optional.of(e.problem()));
        }
    }

    private static String stripped(String text) {
        int start = Whitespace.skip(text, 0, text.length());
        return text.substring(start, Whitespace.skipBack(text, start, text.length()));
    }

    private static String withoutSlash(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static boolean isUrl(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            return false;
        }
        String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        int plus = scheme.indexOf('+');
        String transport = scheme.substring(plus + 1);
        return plus < 0
                ? SCHEMES.contains(scheme)
                : VERSION_CONTROL
                        .getOrDefault(scheme.substring(0, plus), Set.of())
                        .contains(transport);
    }

    /** Whether pip takes the text for a file; {@code name @ address} is none. */
    private static boolean isArchive(String name) {
        String path = withoutExtras(name);
        if (isOnlyDotted(path.substring(path.lastIndexOf('/') + 1))
                || ARCHIVES.stream().noneMatch(path.toLowerCase(Locale.ROOT)::endsWith)) {
            return false;
        }
        int at = name.indexOf('@');
        String before = at < 0 ? "" : name.substring(0, at);
        return at < 0 || before.indexOf('/') >= 0 || before.startsWith(".");
    }

    /** Whether a file has dots at its start only: {@code .whl} is a name and no ending. */
    private static boolean isOnlyDotted(String file) {
        return file.startsWith(".") && file.replaceFirst("^[.]+", "").indexOf('.') < 0;
    }

    /** A path without the extras in brackets behind it. */
    private static String withoutExtras(String path) {
        int open = path.endsWith("]") ? path.lastIndexOf('[') : -1;
        return open > 0 && open < path.length() - 2 && path.indexOf(']', open) == path.length() - 1
                ? path.substring(0, Whitespace.skipBack(path, 0, open))
                : path;
    }

    /** The project of an address; throws where it names a project or a wheel that cannot be. */
    private static Optional<ProjectName> project(String address, boolean url) {
        Optional<ProjectName> egg = egg(address);
        String path = url ? address.replaceFirst("[?#].*", "") : address;
        path = withoutExtras(path);
        int host = path.indexOf("://");
        boolean onlyHost = url && host >= 0 && path.indexOf('/', host + 3) < 0;
        if (onlyHost || !path.endsWith(".whl")) {
            return egg;
        }
        String file = path.substring(path.lastIndexOf('/') + 1);
        return Optional.of(WheelFilename.parse(file.replace("%2B", "+").replace("%2b", "+"))
                .name());
    }

    private static Optional<ProjectName> egg(String address) {
        Matcher egg = EGG.matcher(address);
        return egg.find() ? Optional.of(ProjectName.of(egg.group(1))) : Optional.empty();
    }
}
