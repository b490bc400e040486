package io.github.wheelwright.core.metadata;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of the core metadata specification. */
public enum CoreField {
    METADATA_VERSION("Metadata-Version", MetadataVersion.V1_0, false),
    NAME("Name", MetadataVersion.V1_0, false),
    VERSION("Version", MetadataVersion.V1_0, false),
    DYNAMIC("Dynamic", MetadataVersion.V2_2, true),
    PLATFORM("Platform", MetadataVersion.V1_0, true),
    SUPPORTED_PLATFORM("Supported-Platform", MetadataVersion.V1_1, true),
    SUMMARY("Summary", MetadataVersion.V1_0, false),
    DESCRIPTION("Description", MetadataVersion.V1_0, false),
    DESCRIPTION_CONTENT_TYPE("Description-Content-Type", MetadataVersion.V2_1, false),
    KEYWORDS("Keywords", MetadataVersion.V1_0, false),
    HOME_PAGE("Home-page", MetadataVersion.V1_0, false),
    DOWNLOAD_URL("Download-URL", MetadataVersion.V1_1, false),
    AUTHOR("Author", MetadataVersion.V1_0, false),
    AUTHOR_EMAIL("Author-email", MetadataVersion.V1_0, false),
    MAINTAINER("Maintainer", MetadataVersion.V1_2, false),
    MAINTAINER_EMAIL("Maintainer-email", MetadataVersion.V1_2, false),
    LICENSE("License", MetadataVersion.V1_0, false),
    LICENSE_EXPRESSION("License-Expression", MetadataVersion.V2_4, false),
    LICENSE_FILE("License-File", MetadataVersion.V2_4, true),
    CLASSIFIER("Classifier", MetadataVersion.V1_1, true),
    REQUIRES_DIST("Requires-Dist", MetadataVersion.V1_2, true),
    REQUIRES_PYTHON("Requires-Python", MetadataVersion.V1_2, false),
    REQUIRES_EXTERNAL("Requires-External", MetadataVersion.V1_2, true),
    PROJECT_URL("Project-URL", MetadataVersion.V1_2, true),
    PROVIDES_EXTRA("Provides-Extra", MetadataVersion.V2_1, true),
    PROVIDES_DIST("Provides-Dist", MetadataVersion.V1_2, true),
    OBSOLETES_DIST("Obsoletes-Dist", MetadataVersion.V1_2, true),
    IMPORT_NAME("Import-Name", MetadataVersion.V2_5, true),
    IMPORT_NAMESPACE("Import-Namespace", MetadataVersion.V2_5, true),
    REQUIRES("Requires", MetadataVersion.V1_1, true),
    PROVIDES("Provides", MetadataVersion.V1_1, true),
    OBSOLETES("Obsoletes", MetadataVersion.V1_1, true);

    private static final Map<String, CoreField> BY_NAME = byName();

    private final String text;
    private final MetadataVersion since;
    private final boolean repeatable;

    CoreField(String text, MetadataVersion since, boolean repeatable) {
        this.text = text;
        this.since = since;
        this.repeatable = repeatable;
    }

    private static Map<String, CoreField> byName() {
        Map<String, CoreField> fields = new HashMap<>();
        for (CoreField field : values()) {
            fields.put(field.text.toLowerCase(Locale.ROOT), field);
        }
        return fields;
    }

    /** The field of this name (case does not count); empty if the specification has none. */
    public static Optional<CoreField> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The version of the specification that brought it. */
    public MetadataVersion since() {
        return since;
    }

    /** Whether there may be several ("multiple use"). */
    public boolean isRepeatable() {
        return repeatable;
    }

    /** The name as the specification writes it. */
    @Override
    public String toString() {
        return text;
    }
}
