package io.github.wheelwright.core.differential;

import io.github.wheelwright.core.metadata.CoreField;
import io.github.wheelwright.core.metadata.EntryPoint;
import io.github.wheelwright.core.metadata.EntryPointProblem;
import io.github.wheelwright.core.metadata.EntryPoints;
import io.github.wheelwright.core.metadata.HeaderDocument;
import io.github.wheelwright.core.metadata.MetadataFields;
import io.github.wheelwright.core.metadata.MetadataProblem;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.requirementsfile.InvalidRequirementsFileException;
import io.github.wheelwright.core.requirementsfile.RequirementsFile;
import io.github.wheelwright.core.requirementsfile.RequirementsLine;
import io.github.wheelwright.core.requirementsfile.RequirementsLine.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** This library's answers about whole files, in the words of {@code oracle.py}. */
final class DocumentAnswers {
    private DocumentAnswers() {}

    static String metadata(List<String> question) {
        HeaderDocument document = HeaderDocument.parse(question.get(0).getBytes(StandardCharsets.ISO_8859_1));
        MetadataFields fields = MetadataFields.of(document);
        List<String> refused = fields.problems().stream()
                .filter(MetadataProblem::isError)
                .map(problem -> problem.field().toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
        if (!refused.isEmpty()) {
            return "errors " + String.join(",", refused);
        }
        String description = Stream.of(CoreField.DESCRIPTION)
                .flatMap(field -> document.values(field.toString()).stream())
                .findFirst()
                .orElseGet(document::body);
        return Stream.of(
                        raw(document, CoreField.METADATA_VERSION),
                        raw(document, CoreField.NAME),
                        fields.version().orElseThrow().toString(),
                        list(fields.dynamic(), text -> text.toLowerCase(Locale.ROOT)),
                        list(fields.platforms(), Function.identity()),
                        list(fields.supportedPlatforms(), Function.identity()),
                        fields.summary().orElse("-"),
                        description.isEmpty() && document.values("Description").isEmpty() ? "-" : description,
                        raw(document, CoreField.DESCRIPTION_CONTENT_TYPE),
                        list(fields.keywords(), Function.identity()),
                        fields.homePage().orElse("-"),
                        fields.downloadUrl().orElse("-"),
                        fields.author().orElse("-"),
                        fields.authorEmail().orElse("-"),
                        fields.maintainer().orElse("-"),
                        fields.maintainerEmail().orElse("-"),
                        fields.license().orElse("-"),
                        fields.licenseExpression().map(Object::toString).orElse("-"),
                        list(fields.licenseFiles(), Function.identity()),
                        list(fields.classifiers(), Function.identity()),
                        list(fields.requiresDist(), Requirement::toString),
                        fields.requiresPython().map(Object::toString).orElse("-"),
                        list(fields.requiresExternal(), Function.identity()),
                        list(List.copyOf(fields.projectUrls().entrySet()), url -> url.getKey() + "," + url.getValue()),
                        list(fields.providesExtra(), ProjectName::normalized),
                        list(fields.providesDist(), Function.identity()),
                        list(fields.obsoletesDist(), Function.identity()),
                        list(fields.importNames(), name -> name.name() + (name.isPrivate() ? ";private" : "")),
                        list(fields.importNamespaces(), name -> name.name() + (name.isPrivate() ? ";private" : "")),
                        list(fields.requires(), Function.identity()),
                        list(fields.provides(), Function.identity()),
                        list(fields.obsoletes(), Function.identity()))
                .map(text -> text.replace("\r\n", "\n").replace('\r', '\n'))
                .collect(Collectors.joining("|"));
    }

    private static String raw(HeaderDocument document, CoreField field) {
        return document.value(field.toString()).orElse("-");
    }

    private static <T> String list(List<T> values, Function<T, String> text) {
        return values.isEmpty() ? "-" : values.stream().map(text).collect(Collectors.joining("^"));
    }

    static String entrypoints(List<String> question) {
        EntryPoints points = EntryPoints.parse(question.get(0).getBytes(StandardCharsets.UTF_8));
        List<EntryPointProblem> problems = points.problems();
        boolean unreadable = problems.stream()
                .anyMatch(problem -> problem.code() == EntryPointProblem.Code.LINE_MALFORMED
                        && problem.text().indexOf('=') < 0
                        && problems.stream()
                                .noneMatch(other -> other.line() == problem.line()
                                        && other.code() == EntryPointProblem.Code.GROUP_MISSING));
        String all = points.entries().stream()
                .map(entry -> entry.group() + "^" + entry.name() + "^" + entry.value() + "^" + reference(entry))
                .collect(Collectors.joining("\n"));
        String scripts = points.entries().stream()
                .filter(EntryPoint::isScript)
                .flatMap(entry -> entry.reference().stream()
                        .map(reference -> entry.group() + "^" + entry.name() + "^" + reference.module() + "^"
                                + reference.attribute().orElse("")))
                .collect(Collectors.joining("\n"));
        return (unreadable ? "refused" : all) + "|" + (problems.isEmpty() ? scripts : "?");
    }

    private static String reference(EntryPoint entry) {
        return entry.reference()
                .map(reference -> reference.module() + "^"
                        + reference.attribute().orElse("") + "^" + String.join(",", reference.extras()))
                .orElse("none");
    }

    static String requirementsfile(List<String> question) {
        RequirementsFile file;
        try {
            file = RequirementsFile.parse(question.get(0).getBytes(StandardCharsets.ISO_8859_1), "r.txt");
        } catch (InvalidRequirementsFileException e) {
            return "refused";
        }
        return file.lines().stream()
                .map(line -> line.number() + ": " + (line.kind() == Kind.INVALID ? "refused" : readable(line)))
                .collect(Collectors.joining("\u001e"));
    }

    private static String readable(RequirementsLine line) {
        String options = line.options().stream()
                .map(option -> option.name() + "^" + option.value())
                .collect(Collectors.joining("^"));
        String meaning = switch (line.kind()) {
            case REQUIREMENT ->
                line.requirement()
                        .map(Requirement::toString)
                        .orElseGet(() -> "other "
                                + line.project().map(ProjectName::normalized).orElse(""));
            case EDITABLE -> "-e " + line.argument();
            case REQUIREMENTS_FILE -> "-r " + line.argument();
            case CONSTRAINTS_FILE -> "-c " + line.argument();
            default -> "";
        };
        return meaning + "|" + options;
    }
}
