package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.metadata.HeaderDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Changes what METADATA tells people: summary, description, keywords, classifiers. */
final class TextEdits {
    private static final String CONTENT_TYPE = "Description-Content-Type";
    private static final String METADATA_VERSION = "Metadata-Version";
    private static final Set<String> KNOWN_TYPES = Set.of("text/markdown", "text/x-rst", "text/plain");
    /** Those without a content type (core metadata specification). */
    private static final Set<String> OLD_VERSIONS = Set.of("1.0", "1.1", "1.2", "2.0");

    private final MetadataDraft metadata;
    private final List<String> notes;

    TextEdits(MetadataDraft metadata, List<String> notes) {
        this.metadata = metadata;
        this.notes = notes;
    }

    void setSummary(String summary) {
        set("Summary", List.of(line("summary", summary)));
    }

    void setDescription(String text, String contentType) {
        String type = base(contentType);
        if (!KNOWN_TYPES.contains(type)) {
            throw new WheelException(
                    "a description of type \"" + contentType + "\" is shown by no index",
                    "use one of text/markdown, text/x-rst, text/plain");
        }
        HeaderDocument document = metadata.document();
        if (!document.body().equals(text) || document.value("Description").isPresent()) {
            metadata.change(d -> d.withValues("Description", List.of()).withBody(text));
        }
        Optional<String> old = document.value(CONTENT_TYPE);
        if (old.filter(value -> value.strip().equals(contentType)).isEmpty()) {
            set(CONTENT_TYPE, List.of(line("content type", contentType)));
            raiseMetadataVersion();
        }
    }

    /** The lowest version that knows the field: readers of an older one would take Markdown for reStructuredText. */
    private void raiseMetadataVersion() {
        String version = metadata.document().value(METADATA_VERSION).orElse("").strip();
        if (OLD_VERSIONS.contains(version)) {
            set(METADATA_VERSION, List.of("2.1"));
            notes.add("Metadata-Version " + version + " is now 2.1, the first that knows " + CONTENT_TYPE);
        }
    }

    void addKeywords(List<String> keywords) {
        List<String> all = new ArrayList<>();
        for (String keyword : metadata.document().value("Keywords").orElse("").split(",", -1)) {
            if (!keyword.isBlank()) {
                all.add(keyword.strip());
            }
        }
        int before = all.size();
        for (String keyword : keywords) {
            if (keyword.contains(",")) {
                throw new WheelException("the keyword \"" + keyword + "\" has a comma, which separates keywords");
            }
            if (!all.contains(keyword.strip())) {
                all.add(line("keyword", keyword).strip());
            }
        }
        if (all.size() > before) {
            set("Keywords", List.of(String.join(",", all)));
        }
    }

    void addClassifiers(List<String> classifiers) {
        List<String> all = new ArrayList<>(metadata.document().values("Classifier"));
        for (String classifier : classifiers) {
            if (all.stream().noneMatch(value -> value.strip().equals(classifier.strip()))) {
                all.add(line("classifier", classifier).strip());
            }
        }
        set("Classifier", all);
    }

    private void set(String field, List<String> values) {
        metadata.change(document -> document.withValues(field, values));
    }

    private static String base(String contentType) {
        int semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static String line(String what, String text) {
        if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            throw new WheelException(
                    "the " + what + " \"" + text + "\" is not one line of text, which METADATA needs",
                    "write it without line breaks");
        }
        return text.strip();
    }
}
