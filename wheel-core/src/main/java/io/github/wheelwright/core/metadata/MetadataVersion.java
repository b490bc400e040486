package io.github.wheelwright.core.metadata;

import java.util.Optional;

/** The versions of the core metadata specification, in order, each with the document that made it. */
public enum MetadataVersion {
    /** The first. */
    V1_0("1.0", "PEP 241"),
    /** Classifiers and supported platforms. */
    V1_1("1.1", "PEP 314"),
    /** Requirements on distributions and on Python. */
    V1_2("1.2", "PEP 345"),
    /** Extras, and the description in the body; there is no 2.0, for PEP 426 was withdrawn. */
    V2_1("2.1", "PEP 566"),
    /** {@code Dynamic}. */
    V2_2("2.2", "PEP 643"),
    /** Normalised names of extras. */
    V2_3("2.3", "PEP 685"),
    /** Licence expressions. */
    V2_4("2.4", "PEP 639"),
    /** Names to import. */
    V2_5("2.5", "PEP 794"),
    /** A wider use of {@code Dynamic}; no new field. */
    V2_6("2.6", "PEP 808");

    private final String text;
    private final String source;

    MetadataVersion(String text, String source) {
        this.text = text;
        this.source = source;
    }

    /** The version that is written so; empty if there is none. */
    public static Optional<MetadataVersion> of(String text) {
        for (MetadataVersion version : values()) {
            if (version.text.equals(text)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /** The document that defined it, {@code PEP 643} for 2.2. */
    public String source() {
        return source;
    }

    /** As {@code Metadata-Version} has it. */
    @Override
    public String toString() {
        return text;
    }
}
