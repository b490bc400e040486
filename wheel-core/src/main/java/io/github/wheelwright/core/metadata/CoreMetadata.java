package io.github.wheelwright.core.metadata;

import io.github.wheelwright.core.GrammarException;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A METADATA file (core metadata specification). Name, version and metadata version are there and valid; all else is as it is
 * written. Immutable and lossless.
 */
public final class CoreMetadata {
    private final HeaderDocument document;
    private final String metadataVersion;
    private final ProjectName name;
    private final Version version;

    private CoreMetadata(HeaderDocument document, String file) {
        this.document = document;
        this.metadataVersion = required(document, file, "Metadata-Version", Function.identity());
        this.name = required(document, file, "Name", ProjectName::of);
        this.version = required(document, file, "Version", Version::parse);
    }

    /**
     * Parses a METADATA file, called {@code file} in messages.
     *
     * @throws InvalidMetadataException if one of the three fields is missing, there twice, or invalid
     */
    public static CoreMetadata parse(byte[] bytes, String file) {
        return new CoreMetadata(HeaderDocument.parse(bytes), file);
    }

    private static <T> T required(HeaderDocument document, String file, String name, Function<String, T> parser) {
        List<HeaderField> fields = document.fields(name);
        if (fields.isEmpty()) {
            throw new InvalidMetadataException(file, 0, "the field " + name + " is missing");
        }
        HeaderField field = fields.get(0);
        if (fields.size() > 1) {
            int line = fields.get(1).line();
            throw new InvalidMetadataException(file, line, "the field " + name + " is there a second time");
        }
        try {
            return parser.apply(field.value().strip());
        } catch (GrammarException e) {
            throw new InvalidMetadataException(file, field.line(), name + ": " + e.getMessage());
        }
    }

    /** The fields and the body. */
    public HeaderDocument document() {
        return document;
    }

    /** All fields of the specification, typed. */
    public MetadataFields fields() {
        return MetadataFields.of(document);
    }

    /** What the specification objects to, as {@link MetadataFields#problems()}. */
    public List<MetadataProblem> problems() {
        return MetadataValidator.problems(document);
    }

    /** The whole file. */
    public byte[] bytes() {
        return document.bytes();
    }

    /** {@code Metadata-Version}, as written. */
    public String metadataVersion() {
        return metadataVersion;
    }

    /** {@code Name}. */
    public ProjectName name() {
        return name;
    }

    /** {@code Version}. */
    public Version version() {
        return version;
    }

    /** {@code Requires-Python} as written, which is also what index pages show; empty if the field is missing or empty. */
    public Optional<String> requiresPython() {
        return document.value("Requires-Python").map(String::strip).filter(value -> !value.isEmpty());
    }

    /** {@code Requires-Dist}, each as written. */
    public List<String> requiresDist() {
        return document.values("Requires-Dist");
    }

    /**
     * The long description: the body, or the {@code Description} field of older metadata, without the indentation that folds it
     * (core metadata specification, "Description"). Empty if there is none.
     */
    public String description() {
        return fields().description().orElse("");
    }
}
