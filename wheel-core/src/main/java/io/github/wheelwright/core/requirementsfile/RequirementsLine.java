package io.github.wheelwright.core.requirementsfile;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.Requirement;
import java.util.List;
import java.util.Optional;

/** A line of a requirements file, with those that continue it, and without its comment. */
public final class RequirementsLine {
    private final LogicalLine line;
    private final Kind kind;
    private final String argument;
    private final Argument meaning;
    private final List<OptionParser.Placed> placed;
    private final Optional<String> problem;

    /** What a line is for. */
    public enum Kind {
        /** A requirement, an address or a path. */
        REQUIREMENT,
        /** {@code -e}: an address or path, installed for editing. */
        EDITABLE,
        /** {@code -r}: another file whose requirements count too. */
        REQUIREMENTS_FILE,
        /** {@code -c}: another file that constrains versions. */
        CONSTRAINTS_FILE,
        /** Options for the whole run, such as {@code --index-url}. */
        OPTIONS,
        /** What pip refuses. */
        INVALID
    }

    private static final Argument NOTHING = new Argument(Optional.empty(), Optional.empty(), Optional.empty());

    private RequirementsLine(
            LogicalLine line,
            Kind kind,
            String argument,
            Argument meaning,
            List<OptionParser.Placed> placed,
            Optional<String> problem) {
        this.line = line;
        this.kind = kind;
        this.argument = argument;
        this.meaning = meaning;
        this.placed = placed;
        this.problem = problem;
    }

    static RequirementsLine of(LogicalLine line) {
        int options = optionsStart(line.text());
        boolean none = options == line.text().length();
        String before = none ? line.text() : line.text().substring(0, Math.max(0, options - 1));
        try {
            return of(line, before, OptionParser.parse(line.text().substring(options)));
        } catch (InvalidOptionException e) {
            return new RequirementsLine(line, Kind.INVALID, before, NOTHING, List.of(), Optional.of(e.problem()));
        }
    }

    private static RequirementsLine of(LogicalLine line, String before, List<OptionParser.Placed> placed) {
        if (!before.isEmpty()) {
            Argument meaning = Argument.ofLine(before);
            Kind kind = meaning.problem().isEmpty() ? Kind.REQUIREMENT : Kind.INVALID;
            return new RequirementsLine(line, kind, before, meaning, placed, meaning.problem());
        }
        Optional<String> editable = value(placed, OptionKind.EDITABLE);
        if (editable.isPresent()) {
            Argument meaning = Argument.ofEditable(editable.get());
            Kind kind = meaning.problem().isEmpty() ? Kind.EDITABLE : Kind.INVALID;
            return new RequirementsLine(line, kind, editable.get(), meaning, placed, meaning.problem());
        }
        Optional<String> requirements = value(placed, OptionKind.REQUIREMENT);
        Optional<String> included = requirements.or(() -> value(placed, OptionKind.CONSTRAINT));
        Kind kind = requirements.isPresent()
                ? Kind.REQUIREMENTS_FILE
                : included.isPresent() ? Kind.CONSTRAINTS_FILE : Kind.OPTIONS;
        return new RequirementsLine(line, kind, included.orElse(""), NOTHING, placed, Optional.empty());
    }

    /** The first word after a blank that begins with a dash, as in pip; the length of the text if there is none. */
    private static int optionsStart(String text) {
        int start = text.startsWith("-") ? 0 : text.indexOf(" -") + 1;
        return start == 0 && !text.startsWith("-") ? text.length() : start;
    }

    private static Optional<String> value(List<OptionParser.Placed> placed, OptionKind kind) {
        return placed.stream()
                .filter(option -> option.kind() == kind)
                .map(OptionParser.Placed::value)
                .findFirst();
    }

    /** Of the first of the lines in the file, from 1. */
    public int number() {
        return line.number();
    }

    /** The whole line, continued ones joined, without comment. */
    public String text() {
        return line.text();
    }

    /** What it is for. */
    public Kind kind() {
        return kind;
    }

    /** The requirement, address or path; of {@code -e}, {@code -r} and {@code -c} what follows; else empty. */
    public String argument() {
        return argument;
    }

    /** The requirement, where the line has one by name. */
    public Optional<Requirement> requirement() {
        return meaning.requirement();
    }

    /** The project that the line asks for, where it says so: by name, by the name of a wheel, or by {@code #egg=}. */
    public Optional<ProjectName> project() {
        return meaning.project();
    }

    /** All options in order. Beside a requirement pip heeds {@code --hash} and {@code --config-settings} only. */
    public List<RequirementsOption> options() {
        return placed.stream()
                .map(option -> new RequirementsOption(option.kind().longName(), option.value()))
                .toList();
    }

    /** The digests of all {@code --hash}, {@code sha256:…}. */
    public List<String> hashes() {
        return placed.stream()
                .filter(option -> option.kind() == OptionKind.HASH)
                .map(OptionParser.Placed::value)
                .toList();
    }

    /** Why pip refuses the line; empty if it does not. */
    public Optional<String> problem() {
        return problem;
    }

    LogicalLine logical() {
        return line;
    }

    /** The options that go with other specifiers too, as written, with the blanks before them: not hashes, and not {@code -e}. */
    String optionsForPin() {
        int offset = optionsStart(line.text());
        if (kind == Kind.REQUIREMENT && hashes().isEmpty()) {
            return line.text().substring(argument.stripTrailing().length());
        }
        StringBuilder kept = new StringBuilder();
        placed.stream()
                .filter(option -> option.kind() != OptionKind.HASH && option.kind() != OptionKind.EDITABLE)
                .forEach(
                        option -> kept.append(' ').append(line.text(), offset + option.start(), offset + option.end()));
        return kept.toString();
    }

    @Override
    public String toString() {
        return "line " + number() + ": " + text();
    }
}
