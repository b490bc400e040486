package io.github.wheelwright.core.requirementsfile;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.version.SpecifierSet;
import java.util.List;
import java.util.stream.Collectors;

/** A line that asks for a project, with other specifiers. */
final class Pin {
    private Pin() {}

    static String of(RequirementsLine line, SpecifierSet specifiers, List<String> hashes) {
        boolean pinned = line.requirement()
                .filter(requirement -> requirement.url().isEmpty())
                .map(requirement -> requirement.specifiers().equals(specifiers))
                .orElse(false);
        if (pinned && (hashes.isEmpty() || hashes.equals(line.hashes()))) {
            return line.text();
        }
        String argument = line.requirement()
                .map(requirement -> requirement(line.argument(), requirement, specifiers))
                .orElseGet(() -> line.project().map(ProjectName::display).orElseThrow() + specifiers);
        return argument
                + line.optionsForPin()
                + hashes.stream().map(hash -> " --hash=" + hash).collect(Collectors.joining());
    }

    private static String requirement(String text, Requirement requirement, SpecifierSet specifiers) {
        int name = nameEnd(text);
        int semicolon = requirement.marker().isEmpty() ? -1 : text.indexOf(';', name);
        int marker = semicolon;
        while (marker > name && text.charAt(marker - 1) <= ' ') {
            marker--;
        }
        return text.substring(0, name)
                + specifiers
                + (marker < 0 ? "" : text.substring(marker).stripTrailing());
    }

    /** Behind the name and its extras, as written. */
    private static int nameEnd(String text) {
        int end = 0;
        while (end < text.length() && " \t([<>=!~;@,".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        int bracket = end;
        while (bracket < text.length() && text.charAt(bracket) <= ' ') {
            bracket++;
        }
        return bracket < text.length() && text.charAt(bracket) == '[' ? text.indexOf(']', bracket) + 1 : end;
    }
}
