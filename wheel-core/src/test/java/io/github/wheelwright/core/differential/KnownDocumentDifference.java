package io.github.wheelwright.core.differential;

import io.github.wheelwright.core.metadata.HeaderDocument;
import io.github.wheelwright.core.metadata.MetadataFields;
import io.github.wheelwright.core.metadata.MetadataProblem;
import io.github.wheelwright.core.requirementsfile.RequirementsFile;
import io.github.wheelwright.core.requirementsfile.RequirementsLine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The differences in whole files that {@code decisions/grammar-differences.md} lists, each recognised as narrowly as can be. */
final class KnownDocumentDifference {
    private static final List<String> TWO_MARKS = List.of(
            "\u00ff\u00fe\u00ff\u00fe",
            "\u00fe\u00ff\u00fe\u00ff",
            "\u00ff\u00fe\0\0\u00ff\u00fe\0\0",
            "\0\0\u00fe\u00ff\0\0\u00fe\u00ff");

    private KnownDocumentDifference() {}

    /** {@code input} has one character a byte. */
    static Optional<String> ofMetadata(String input, String ours, String theirs) {
        if (input.startsWith("\u00ef\u00bb\u00bf") && ours.startsWith("errors") && theirs.startsWith("errors")) {
            return Optional.of("byte order mark");
        }
        if (input.contains("From ") && ours.replace("\n", "").equals(theirs.replace("\n", ""))) {
            return Optional.of("envelope before the body");
        }
        Set<String> more = errors(ours);
        more.removeAll(errors(theirs));
        Set<String> less = errors(theirs);
        less.removeAll(errors(ours));
        if (!less.isEmpty() || more.isEmpty()) {
            return Optional.empty();
        }
        boolean known =
                MetadataFields.of(HeaderDocument.parse(input.getBytes(StandardCharsets.ISO_8859_1))).problems().stream()
                        .filter(problem -> more.contains(problem.field().toLowerCase(java.util.Locale.ROOT)))
                        .allMatch(KnownDocumentDifference::isKnown);
        return known ? Optional.of("value refused by its grammar, listed there") : Optional.empty();
    }

    private static boolean isKnown(MetadataProblem problem) {
        return switch (problem.code()) {
            case REQUIRES_DIST_INVALID -> isKnownRequirement(problem.value());
            case LICENSE_EXPRESSION_INVALID, CONTENT_TYPE_INVALID ->
                problem.value().chars().anyMatch(c -> c > '~');
            default -> false;
        };
    }

    private static boolean isKnownRequirement(String value) {
        return KnownDifference.ofLine(value).isPresent() || value.matches("(?s).*_\\s*([\\[\\](<>=!~;@,].*)?");
    }

    private static Set<String> errors(String answer) {
        return new TreeSet<>(
                answer.startsWith("errors ") ? Arrays.asList(answer.substring(7).split(",")) : Set.<String>of());
    }

    /** Where {@code problems()} names something, all that is promised is what {@code importlib.metadata} reads. */
    static Optional<String> ofEntryPoints(String ours, String theirs) {
        boolean named = ours.endsWith("|?")
                && theirs.startsWith(ours.substring(0, ours.length() - 1))
                && theirs.indexOf('|', ours.length() - 1) < 0;
        return named ? Optional.of("named in problems()") : Optional.empty();
    }

    static Optional<String> ofRequirementsFile(String input, String ours, String theirs) {
        if (theirs.equals("crashed LookupError") || theirs.equals("crashed UnicodeDecodeError")) {
            return Optional.of("reference " + theirs);
        }
        if (theirs.equals("crashed ValueError") && input.matches("(?s).*://[^\\s/]*[\\[\\]].*")) {
            return Optional.of("reference " + theirs);
        }
        if (ours.equals("refused") && input.contains("coding")) {
            return Optional.of("encoding of Python's own name");
        }
        if (TWO_MARKS.stream().anyMatch(input::startsWith)) {
            return Optional.of("two byte order marks");
        }
        String[] mine = ours.split("\u001e", -1);
        String[] other = theirs.split("\u001e", -1);
        if (ours.equals("refused") || mine.length != other.length) {
            return Optional.empty();
        }
        List<RequirementsLine> lines = RequirementsFile.parse(input.getBytes(StandardCharsets.ISO_8859_1), "r.txt")
                .lines();
        for (int i = 0; i < mine.length; i++) {
            if (!mine[i].equals(other[i])
                    && (i >= lines.size() || !isKnownLine(lines.get(i).text(), mine[i], other[i]))) {
                return Optional.empty();
            }
        }
        return Optional.of("line refused by its grammar, listed there");
    }

    private static boolean isKnownLine(String text, String ours, String theirs) {
        if (KnownDifference.ofLine(text).filter("control character"::equals).isPresent()) {
            return true;
        }
        if (ours.endsWith(": refused")) {
            return isKnownRequirement(text)
                    || text.contains("_ ")
                    || text.contains(".whl") && text.indexOf('\t') >= 0
                    || text.contains(".whl") && text.chars().anyMatch(c -> c > '~');
        }
        return theirs.endsWith(": refused") && text.matches(".*(-[^-/]+){5,}\\.whl.*");
    }
}
