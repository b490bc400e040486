package io.github.wheelwright.core.filename;

import io.github.wheelwright.core.GrammarException;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.tag.TagSet;
import io.github.wheelwright.core.text.Ascii;
import io.github.wheelwright.core.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Splits the name of a wheel at its dashes, and tells a build tag from a variant label by its first digit. */
final class WheelFilenameParser {
    private static final String EXTENSION = ".whl";

    /** A dash in a version ({@code 1.0-rc1}) makes one part more too; that shall not pass for a variant. */
    private static final Pattern VARIANT_INTERPRETER =
            Pattern.compile("(?:py|cp|pp|ip|jy|graalpy)\\d\\w*(?:\\.(?:py|cp|pp|ip|jy|graalpy)\\d\\w*)*+");

    private final String text;
    private final List<String> parts = new ArrayList<>(7);
    private final List<Integer> starts = new ArrayList<>(7);

    WheelFilenameParser(String text) {
        this.text = text;
    }

    WheelFilename filename() {
        if (!text.endsWith(EXTENSION)) {
            throw error("the name of a wheel ends with .whl", text.length(), 1);
        }
        int forbidden = FilenameCharacters.firstForbidden(text);
        if (forbidden >= 0) {
            throw error("the name of a file cannot hold this character", forbidden, 1);
        }
        split(text.length() - EXTENSION.length());
        boolean hasBuildTag = hasBuildTag();
        int tagsAt = hasBuildTag ? 3 : 2;
        ProjectName name = name();
        at(1, Version::parse);
        Optional<BuildTag> buildTag = hasBuildTag ? Optional.of(at(2, BuildTag::parse)) : Optional.empty();
        TagSet tags = tags(tagsAt);
        boolean hasVariant = parts.size() > tagsAt + 3;
        if (hasVariant
                && !hasBuildTag
                && !VARIANT_INTERPRETER.matcher(parts.get(2)).matches()) {
            throw error("expected a build tag, which starts with a digit, or an interpreter", starts.get(2), 1);
        }
        return new WheelFilename(
                text, name, parts.get(1), buildTag, tags, hasVariant ? Optional.of(variantLabel()) : Optional.empty());
    }

    private void split(int end) {
        int start = 0;
        for (int i = 0; i <= end; i++) {
            if (i == end || text.charAt(i) == '-') {
                if (parts.size() == 7) {
                    throw error("too many parts in the name of a wheel", start, end - start);
                }
                parts.add(text.substring(start, i));
                starts.add(start);
                start = i + 1;
            }
        }
        if (parts.size() < 5) {
            throw error(
                    "the name of a wheel has five parts or more with '-' between them:"
                            + " name, version, interpreter, ABI, platform",
                    0,
                    end);
        }
    }

    /** PEP 825: "The Python tag component MUST NOT start with a digit", and a build tag must. */
    private boolean hasBuildTag() {
        String third = parts.get(2);
        boolean digit = !third.isEmpty() && Ascii.isDigit(third.charAt(0));
        if (parts.size() == 7 && !digit) {
            throw error("a build tag starts with a digit", starts.get(2), third.length());
        }
        return parts.size() > 5 && digit;
    }

    private ProjectName name() {
        String name = parts.get(0);
        int doubled = name.indexOf("__");
        if (doubled >= 0) {
            throw error("the name of a project is escaped with single '_' (PEP 427)", doubled, 2);
        }
        return at(0, ProjectName::of);
    }

    private TagSet tags(int first) {
        int start = starts.get(first);
        int last = first + 2;
        int end = starts.get(last) + parts.get(last).length();
        return within(start, text.substring(start, end), TagSet::parse);
    }

    private String variantLabel() {
        int last = parts.size() - 1;
        String label = parts.get(last);
        boolean legal =
                label.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c == '_' || c == '.');
        if (label.isEmpty() || !legal) {
            throw error("a variant label is made of a-z, 0-9, '_' and '.' (PEP 825)", starts.get(last), label.length());
        }
        return label;
    }

    private <T> T at(int part, Function<String, T> grammar) {
        return within(starts.get(part), parts.get(part), grammar);
    }

    private <T> T within(int start, String part, Function<String, T> grammar) {
        try {
            return grammar.apply(part);
        } catch (GrammarException e) {
            throw error(e.problem(), start + e.position(), 1);
        }
    }

    private InvalidWheelFilenameException error(String problem, int position, int length) {
        return new InvalidWheelFilenameException(problem, text, position, length);
    }
}
