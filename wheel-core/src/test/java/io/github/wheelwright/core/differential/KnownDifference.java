package io.github.wheelwright.core.differential;

import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.name.InvalidProjectNameException;
import io.github.wheelwright.core.name.ProjectName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The differences that {@code decisions/grammar-differences.md} lists, each recognised as narrowly as can be. */
final class KnownDifference {
    private KnownDifference() {}

    static Optional<String> of(String grammar, List<String> question, String ours, String theirs) {
        String input = question.get(0);
        switch (grammar) {
            case "metadata":
                return KnownDocumentDifference.ofMetadata(input, ours, theirs);
            case "entrypoints":
                return KnownDocumentDifference.ofEntryPoints(ours, theirs);
            case "requirementsfile":
                return KnownDocumentDifference.ofRequirementsFile(input, ours, theirs);
            default:
                break;
        }
        if (theirs.startsWith("crashed")) {
            return ours.equals("refused") ? Optional.of("reference " + theirs) : Optional.empty();
        }
        if (!ours.equals("refused")) {
            return ofAnswers(grammar, input, ours, theirs);
        }
        return switch (grammar) {
            case "requirement" -> ofRequirement(input, theirs);
            case "marker" -> ofLine(input);
            case "wheel", "sdist" -> ofFilename(grammar, input);
            case "tags" -> ofTags(input);
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofAnswers(String grammar, String input, String ours, String theirs) {
        if (grammar.equals("wheel")
                && theirs.equals("refused")
                && WheelFilename.parse(input).variantLabel().isPresent()) {
            return Optional.of("variant label");
        }
        if (input.indexOf('\u03a3') >= 0
                && ours.replace('\u03c2', '\u03c3').equals(theirs.replace('\u03c2', '\u03c3'))) {
            return Optional.of("final sigma");
        }
        return Optional.empty();
    }

    static Optional<String> ofRequirement(String input, String theirs) {
        String[] fields = theirs.split("\\|", -1);
        if (Stream.of(fields[0], fields[1])
                .flatMap(f -> Stream.of(f.split(",")))
                .anyMatch(n -> n.endsWith("_"))) {
            return Optional.of("name ends in '_'");
        }
        return ofLine(input);
    }

    static Optional<String> ofLine(String input) {
        if (input.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c))) {
            return Optional.of("control character");
        }
        return input.indexOf('\\') >= 0 ? Optional.of("backslash") : Optional.empty();
    }

    private static Optional<String> ofFilename(String grammar, String input) {
        if (input.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))) {
            return Optional.of("character that no filename holds");
        }
        if (!isName(input.substring(0, grammar.equals("wheel") ? input.indexOf('-') : input.lastIndexOf('-')))) {
            return Optional.of("name that is none");
        }
        return grammar.equals("wheel") ? ofTags(input) : Optional.empty();
    }

    private static boolean isName(String text) {
        try {
            ProjectName.of(text);
            return true;
        } catch (InvalidProjectNameException e) {
            return false;
        }
    }

    private static Optional<String> ofTags(String input) {
        return input.chars().anyMatch(c -> c > '~') ? Optional.of("tag beyond ASCII") : Optional.empty();
    }
}
