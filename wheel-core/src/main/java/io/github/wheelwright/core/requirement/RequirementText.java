package io.github.wheelwright.core.requirement;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.text.Whitespace;
import io.github.wheelwright.core.version.Operator;
import io.github.wheelwright.core.version.Specifier;
import io.github.wheelwright.core.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A requirement as somebody wrote it, of which parts can be changed while all other characters stay: blanks, quotes, the order
 * of clauses, parentheses of old metadata (PEP 508).
 *
 * <pre>{@code
 * RequirementText.parse("Torch [cuda] (>=2.8) ; python_version<'3.13'").withSpecifiers("==2.9.1").toString()
 *         // Torch [cuda] (==2.9.1) ; python_version<'3.13'
 * }</pre>
 */
public final class RequirementText {
    private final String text;
    private final Requirement requirement;
    private final int nameStart;
    private final int nameEnd;
    /** End of name and extras. */
    private final int head;
    /** Half-open range of the specifiers without parentheses around them, or of {@code @} and the address; empty for neither. */
    private final int from;

    private final int to;
    private final boolean parenthesized;

    private RequirementText(String text) {
        this.text = text;
        this.requirement = Requirement.parse(text);
        this.nameStart = skip(0);
        this.nameEnd = nameStart + requirement.name().display().length();
        int bracket = skip(nameEnd);
        this.head = at(bracket, '[') ? text.indexOf(']', bracket) + 1 : nameEnd;
        int start = skip(head);
        if (requirement.url().isPresent()) {
            int url = skip(start + 1);
            this.parenthesized = false;
            this.from = start;
            this.to = url + requirement.url().orElseThrow().length();
            return;
        }
        this.parenthesized = at(start, '(');
        this.from = skip(parenthesized ? start + 1 : start);
        int semicolon = text.indexOf(';', from);
        int end = parenthesized ? text.lastIndexOf(')', semicolon < 0 ? text.length() : semicolon) : semicolon;
        this.to = Whitespace.skipBack(text, from, end < 0 ? text.length() : end);
    }

    /**
     * Reads a requirement.
     *
     * @throws InvalidRequirementException where it is none
     */
    public static RequirementText parse(String text) {
        return new RequirementText(text);
    }

    /** What the text means. */
    public Requirement requirement() {
        return requirement;
    }

    /** This text with {@code specifiers} ({@code ==2.9.1}) in place of its specifiers or its address. */
    public RequirementText withSpecifiers(String specifiers) {
        boolean written = parenthesized || !requirement.specifiers().isEmpty();
        return parse(
                written ? replaced(from, to, specifiers) : replaced(head, Math.max(head, addressEnd()), specifiers));
    }

    private int addressEnd() {
        return requirement.url().isPresent() ? to : head;
    }

    /** This text for another project. */
    public RequirementText withName(ProjectName name) {
        return parse(replaced(nameStart, nameEnd, name.display()));
    }

    /** This text with each version that is compared with as {@code change} gives it; those with {@code .*} stay. */
    public RequirementText withVersions(UnaryOperator<Version> change) {
        if (requirement.url().isPresent() || requirement.specifiers().isEmpty()) {
            return this;
        }
        List<String> clauses = new ArrayList<>();
        for (String clause : text.substring(from, to).split(",", -1)) {
            clauses.add(changed(clause, change));
        }
        String specifiers = String.join(",", clauses);
        return specifiers.equals(text.substring(from, to)) ? this : parse(replaced(from, to, specifiers));
    }

    private static String changed(String clause, UnaryOperator<Version> change) {
        if (clause.isBlank()) {
            return clause;
        }
        Specifier specifier = Specifier.parse(clause.strip());
        Version version = specifier.isWildcard()
                ? null
                : Version.tryParse(specifier.version()).orElse(null);
        if (version == null) {
            return clause;
        }
        Version changed = change.apply(version);
        // === compares text, so there another spelling of the same version is another version
        boolean same = specifier.operator() == Operator.ARBITRARY
                ? changed.toString().equals(version.toString())
                : changed.equals(version);
        int at = clause.lastIndexOf(specifier.version());
        return same
                ? clause
                : clause.substring(0, at)
                        + changed
                        + clause.substring(at + specifier.version().length());
    }

    private String replaced(int start, int end, String replacement) {
        return text.substring(0, start) + replacement + text.substring(end);
    }

    private int skip(int position) {
        return Whitespace.skip(text, position, text.length());
    }

    private boolean at(int position, char c) {
        return position >= 0 && position < text.length() && text.charAt(position) == c;
    }

    /** The text. */
    @Override
    public String toString() {
        return text;
    }
}
