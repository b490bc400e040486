package io.github.wheelwright.core.requirementsfile;

import io.github.wheelwright.core.GrammarException;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.Marker;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.text.Ascii;
import io.github.wheelwright.core.text.Whitespace;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line asks for: a requirement by name, or an address or path, of which the project is known where its end tells. As in
 * pip, but no file is looked at.
 */
record Argument(Optional<Requirement> requirement, Optional<ProjectName> project, Optional<String> problem) {
    private static final Pattern EGG = Pattern.compile("[#&]egg=([A-Za-z0-9._-]+)");
    private static final Pattern EXTRAS = Pattern.compile("\\s*\\[[^\\]]+\\]$");
    private static final Set<String> SCHEMES = Set.of("http", "https", "file", "ftp");
    private static final Set<String> VERSION_CONTROL = Set.of("git", "hg", "bzr", "svn");
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
        String name = text.substring(0, semicolon < 0 ? text.length() : semicolon);
        name = name.substring(Whitespace.skip(name, 0, name.length()), Whitespace.skipBack(name, 0, name.length()));
        String markerText = semicolon < 0 ? "" : text.substring(semicolon + 1);
        try {
            boolean blank = Whitespace.skip(markerText, 0, markerText.length()) == markerText.length();
            Optional<Marker> marker = blank ? Optional.empty() : Optional.of(Marker.parse(stripped(markerText)));
            if (url || isArchive(name)) {
                return new Argument(Optional.empty(), project(name), Optional.empty());
            }
            Requirement requirement = Requirement.parse(name).withMarker(marker);
            return new Argument(Optional.of(requirement), Optional.of(requirement.name()), Optional.empty());
        } catch (GrammarException e) {
            boolean path = name.indexOf('/') >= 0 || name.startsWith(".");
            return new Argument(Optional.empty(), Optional.empty(), path ? Optional.empty() : Optional.of(e.problem()));
        }
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
        return new Argument(Optional.empty(), egg(text), Optional.empty());
    }

    private static String stripped(String text) {
        int start = Whitespace.skip(text, 0, text.length());
        return text.substring(start, Whitespace.skipBack(text, start, text.length()));
    }

    private static boolean isUrl(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            return false;
        }
        String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        int plus = scheme.indexOf('+');
        return SCHEMES.contains(scheme)
                || plus > 0
                        && VERSION_CONTROL.contains(scheme.substring(0, plus))
                        && scheme.chars().allMatch(c -> Ascii.isAlphanumeric((char) c) || c == '+' || c == '-');
    }

    /** Whether pip takes the text for a file; {@code name @ address} is none. */
    private static boolean isArchive(String name) {
        String path = EXTRAS.matcher(name).replaceFirst("");
        if (ARCHIVES.stream().noneMatch(path.toLowerCase(Locale.ROOT)::endsWith)) {
            return false;
        }
        int at = name.indexOf('@');
        String before = at < 0 ? "" : name.substring(0, at);
        return at < 0 || before.indexOf('/') >= 0 || before.startsWith(".");
    }

    private static Optional<ProjectName> project(String address) {
        String path = EXTRAS.matcher(address.replaceFirst("[?#].*", "")).replaceFirst("");
        if (!path.endsWith(".whl")) {
            return egg(address);
        }
        try {
            String file = path.substring(path.lastIndexOf('/') + 1);
            return Optional.of(WheelFilename.parse(file.replace("%2B", "+").replace("%2b", "+"))
                    .name());
        } catch (GrammarException e) {
            return Optional.empty();
        }
    }

    private static Optional<ProjectName> egg(String address) {
        Matcher egg = EGG.matcher(address);
        try {
            return egg.find() ? Optional.of(ProjectName.of(egg.group(1))) : Optional.empty();
        } catch (GrammarException e) {
            return Optional.empty();
        }
    }
}
