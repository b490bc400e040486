package io.github.wheelwright.core.metadata;

import io.github.wheelwright.core.metadata.MetadataProblem.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the specification asks beyond single values, and {@code packaging} does not check. */
final class MetadataWarnings {
    private static final int LONGEST_LABEL = 32;

    private final Map<CoreField, List<HeaderField>> fields;
    private final List<MetadataProblem> problems = new ArrayList<>();

    private MetadataWarnings(Map<CoreField, List<HeaderField>> fields) {
        this.fields = fields;
    }

    static List<MetadataProblem> of(Map<CoreField, List<HeaderField>> fields) {
        MetadataWarnings warnings = new MetadataWarnings(fields);
        warnings.checkUrls();
        warnings.checkLicenses();
        return warnings.problems;
    }

    private List<HeaderField> of(CoreField core) {
        return fields.getOrDefault(core, List.of());
    }

    private void checkUrls() {
        for (HeaderField field : of(CoreField.PROJECT_URL)) {
            if (ProjectUrls.url(field.value()).isEmpty()) {
                add(Code.PROJECT_URL_INVALID, CoreField.PROJECT_URL, field, "expected a label, a comma and an address");
            } else if (ProjectUrls.label(field.value()).length() > LONGEST_LABEL) {
                add(Code.PROJECT_URL_INVALID, CoreField.PROJECT_URL, field, "the label is too long");
            }
        }
    }

    private void checkLicenses() {
        if (of(CoreField.LICENSE_EXPRESSION).isEmpty()) {
            return;
        }
        String reason = "the licence is in License-Expression already";
        of(CoreField.LICENSE).forEach(field -> add(Code.LICENSE_TWICE, CoreField.LICENSE, field, reason));
        of(CoreField.CLASSIFIER).stream()
                .filter(field -> field.value().startsWith("License ::"))
                .forEach(field -> add(Code.LICENSE_TWICE, CoreField.CLASSIFIER, field, reason));
    }

    private void add(Code code, CoreField core, HeaderField field, String reason) {
        problems.add(new MetadataProblem(code, core.toString(), field.line(), field.value(), reason));
    }
}
