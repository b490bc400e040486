package io.github.wheelwright.core.metadata;

import io.github.wheelwright.core.metadata.MetadataProblem.Code;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of the core metadata specification, as {@code packaging.metadata.Metadata.from_email(validate=True)} has them: its
 * fields with errors are those with errors here. Warnings are beyond it.
 */
final class MetadataValidator {
    private static final List<CoreField> REQUIRED =
            List.of(CoreField.METADATA_VERSION, CoreField.NAME, CoreField.VERSION);

    private final HeaderDocument document;
    private final Map<CoreField, List<HeaderField>> known = new EnumMap<>(CoreField.class);
    private final List<MetadataProblem> problems = new ArrayList<>();

    private MetadataValidator(HeaderDocument document) {
        this.document = document;
    }

    /** All problems in the order of their lines; first those of no line. */
    static List<MetadataProblem> problems(HeaderDocument document) {
        return new MetadataValidator(document).run();
    }

    private List<MetadataProblem> run() {
        checkLines();
        for (HeaderField field : document.fields()) {
            CoreField.of(field.name())
                    .ifPresentOrElse(
                            core -> known.computeIfAbsent(core, f -> new ArrayList<>())
                                    .add(field),
                            () -> add(Code.FIELD_UNKNOWN, field, "no version of the specification has this field"));
        }
        for (CoreField required : REQUIRED) {
            if (!known.containsKey(required)) {
                problems.add(
                        new MetadataProblem(Code.FIELD_MISSING, required.toString(), 0, "", "the field is missing"));
            }
        }
        Optional<MetadataVersion> version =
                valid(CoreField.METADATA_VERSION).flatMap(field -> MetadataVersion.of(field.value()));
        known.forEach((core, fields) -> checkFields(core, fields, version));
        checkBody();
        problems.addAll(MetadataWarnings.of(known));
        problems.sort(Comparator.comparingInt(MetadataProblem::line));
        return List.copyOf(problems);
    }

    /** The only field of this kind, if it can be read. */
    private Optional<HeaderField> valid(CoreField core) {
        List<HeaderField> fields = known.getOrDefault(core, List.of());
        return fields.size() == 1 && isUtf8(fields.get(0)) ? Optional.of(fields.get(0)) : Optional.empty();
    }

    private static boolean isUtf8(HeaderField field) {
        return field.charset().equals(StandardCharsets.UTF_8);
    }

    private void checkLines() {
        for (String defect : document.defects()) {
            if (defect.equals(HeaderParser.BYTE_ORDER_MARK)) {
                String reason = "the file " + defect + ", so that Python's readers find no field at all";
                problems.add(new MetadataProblem(Code.BYTE_ORDER_MARK, "", 0, "", reason));
            } else if (!defect.equals(HeaderParser.NOT_UTF_8)) {
                problems.add(new MetadataProblem(Code.LINES_MALFORMED, "", 0, "", defect));
            }
        }
    }

    private void checkFields(CoreField core, List<HeaderField> fields, Optional<MetadataVersion> version) {
        List<HeaderField> odd = fields.stream().filter(field -> !isUtf8(field)).toList();
        if (!odd.isEmpty()) {
            odd.forEach(field -> add(Code.ENCODING_INVALID, field, "the bytes are not UTF-8"));
        } else if (fields.size() > 1 && !core.isRepeatable()) {
            HeaderField second = fields.get(1);
            add(
                    Code.FIELD_REPEATED,
                    second,
                    "the field is there already, in line " + fields.get(0).line());
        } else if (version.isPresent() && core.since().compareTo(version.get()) > 0) {
            String reason = "the field came with metadata version " + core.since() + " ("
                    + core.since().source() + "), and the file says " + version.get();
            add(Code.FIELD_TOO_NEW, fields.get(0), reason);
        } else {
            checkValues(core, fields);
        }
    }

    private void checkValues(CoreField core, List<HeaderField> fields) {
        if (core == CoreField.PROJECT_URL) {
            ProjectUrls.repeated(fields)
                    .ifPresent(field -> add(Code.PROJECT_URL_REPEATED, field, "another address has this label"));
            return;
        }
        boolean nothing = core == CoreField.IMPORT_NAME
                && fields.size() == 1
                && fields.get(0).value().isEmpty();
        for (HeaderField field : fields) {
            FieldRule.of(core)
                    .filter(rule -> !nothing)
                    .ifPresent(
                            rule -> rule.problem(field.value()).ifPresent(reason -> add(rule.code(), field, reason)));
        }
    }

    private void checkBody() {
        if (document.body().isEmpty()) {
            return;
        }
        int line = document.bodyLine();
        String name = CoreField.DESCRIPTION.toString();
        if (!document.bodyCharset().equals(StandardCharsets.UTF_8)) {
            problems.add(
                    new MetadataProblem(Code.ENCODING_INVALID, name, line, "", "the bytes of the body are not UTF-8"));
        } else if (known.containsKey(CoreField.DESCRIPTION)) {
            String reason = "the file has a description in its body, and another in line "
                    + known.get(CoreField.DESCRIPTION).get(0).line();
            problems.add(new MetadataProblem(Code.DESCRIPTION_REPEATED, name, line, "", reason));
        }
    }

    private void add(Code code, HeaderField field, String reason) {
        String name = CoreField.of(field.name()).map(CoreField::toString).orElse(field.name());
        problems.add(new MetadataProblem(code, name, field.line(), field.value(), reason));
    }
}
