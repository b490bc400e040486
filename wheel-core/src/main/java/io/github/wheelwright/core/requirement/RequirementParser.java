package io.github.wheelwright.core.requirement;

import io.github.wheelwright.core.GrammarException;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.text.Ascii;
import io.github.wheelwright.core.text.Whitespace;
import io.github.wheelwright.core.version.Specifier;
import io.github.wheelwright.core.version.SpecifierSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a requirement in one pass (PEP 508, "Grammar", as {@code packaging} reads it). */
final class RequirementParser {
    private static final boolean[] NAME_CHARACTERS = nameCharacters();

    private final Scanner scanner;
    private final String text;

    RequirementParser(String text) {
        this.scanner = new Scanner(text, InvalidRequirementException::new);
        this.text = text;
    }

    Requirement requirement() {
        scanner.skipBlanks();
        ProjectName name = name("expected the name of a project");
        scanner.skipBlanks();
        List<ProjectName> extras = scanner.peek() == '[' ? extras() : List.of();
        scanner.skipBlanks();
        if (scanner.take('@')) {
            scanner.skipBlanks();
            String url = url();
            boolean separated = scanner.skipBlanks();
            return new Requirement(name, extras, SpecifierSet.ANY, url, separated ? marker(SpecifierSet.ANY) : end());
        }
        SpecifierSet specifiers = isOperatorAhead() || scanner.peek() == '(' ? specifiers() : SpecifierSet.ANY;
        scanner.skipBlanks();
        return new Requirement(name, extras, specifiers, null, marker(specifiers));
    }

    private ProjectName name(String problem) {
        int start = scanner.position();
        int end = start;
        while (end < text.length() && isNameCharacter(text.charAt(end))) {
            end++;
        }
        // A dash or dot at the end is not part of the name, and nothing else either.
        while (end > start && (text.charAt(end - 1) == '-' || text.charAt(end - 1) == '.')) {
            end--;
        }
        if (end == start) {
            throw scanner.error(problem);
        }
        scanner.moveTo(end);
        try {
            return ProjectName.of(text.substring(start, end));
        } catch (GrammarException e) {
            throw scanner.error(e.problem(), start + e.position(), 1);
        }
    }

    private static boolean isNameCharacter(char c) {
        return c < NAME_CHARACTERS.length && NAME_CHARACTERS[c];
    }

    private static boolean[] nameCharacters() {
        boolean[] characters = new boolean[128];
        for (char c = 0; c < characters.length; c++) {
            characters[c] = Ascii.isAlphanumeric(c) || c == '-' || c == '_' || c == '.';
        }
        return characters;
    }

    private List<ProjectName> extras() {
        int open = scanner.position();
        scanner.take('[');
        scanner.skipBlanks();
        List<ProjectName> extras = new ArrayList<>(2);
        if (scanner.peek() != ']') {
            do {
                scanner.skipBlanks();
                extras.add(name("expected the name of an extra"));
                scanner.skipBlanks();
            } while (scanner.take(','));
        }
        if (!scanner.take(']')) {
            throw scanner.isAtEnd()
                    ? scanner.error("this bracket is not closed", open, 1)
                    : scanner.error("expected ',' or ']' after the name of an extra");
        }
        return Requirement.withoutRepetition(extras);
    }

    private String url() {
        int start = scanner.position();
        int end = start;
        while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '\t') {
            end++;
        }
        if (end == start) {
            throw scanner.error("expected an address after '@'");
        }
        scanner.refuseControls(start, end);
        scanner.moveTo(end);
        return text.substring(start, end);
    }

    private SpecifierSet specifiers() {
        int open = scanner.position();
        boolean parenthesized = scanner.take('(');
        scanner.skipBlanks();
        List<Specifier> clauses = new ArrayList<>(2);
        while (isOperatorAhead()) {
            clause(clauses);
            scanner.skipBlanks();
            if (!scanner.take(',')) {
                break;
            }
            scanner.skipBlanks();
        }
        if (parenthesized && !scanner.take(')')) {
            throw scanner.isAtEnd()
                    ? scanner.error("this parenthesis is not closed", open, 1)
                    : scanner.error("expected ',' or ')' after a version specifier");
        }
        return SpecifierSet.of(clauses);
    }

    private boolean isOperatorAhead() {
        return switch (scanner.peek()) {
            case '=', '~', '!', '<', '>' -> true;
            default -> false;
        };
    }

    private void clause(List<Specifier> clauses) {
        int start = scanner.position();
        boolean arbitrary = text.startsWith("===", start);
        int operator = arbitrary ? 3 : text.startsWith("=", start + 1) ? 2 : 1;
        int end = Whitespace.skip(text, start + operator, text.length());
        while (end < text.length() && !endsVersion(text.charAt(end), arbitrary)) {
            end++;
        }
        scanner.refuseControls(start, end);
        scanner.moveTo(end);
        try {
            if (arbitrary) {
                // The reference lets the text after === run over commas, and splits there afterwards.
                clauses.addAll(SpecifierSet.parse(text, start, end).clauses());
            } else {
                clauses.add(Specifier.parse(text, start, end));
            }
        } catch (GrammarException e) {
            throw scanner.error(e.problem(), e.position(), 1);
        }
    }

    private static boolean endsVersion(char c, boolean arbitrary) {
        return c == ';' || c == ')' || c == ',' && !arbitrary || Whitespace.is(c);
    }

    private @Nullable Marker marker(SpecifierSet specifiers) {
        if (scanner.isAtEnd()) {
            return null;
        }
        if (!scanner.take(';')) {
            throw scanner.error(
                    specifiers.isEmpty()
                            ? "expected a version specifier, ';' or the end of the requirement"
                            : "expected ',', ';' or the end of the requirement");
        }
        MarkerNode root = new MarkerParser(scanner).marker();
        scanner.expectEnd("expected 'and', 'or' or the end of the requirement");
        return new Marker(root);
    }

    private @Nullable Marker end() {
        scanner.expectEnd("expected a blank after the address");
        return null;
    }
}
