package io.github.wheelwright.core.metadata;

import io.github.wheelwright.core.GrammarException;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.version.SpecifierSet;
import io.github.wheelwright.core.version.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of core metadata 1.0 to 2.6, typed. Any document can be viewed: a value that does not follow its grammar is left
 * out here, stands in {@link HeaderDocument} as it is written, and is among the {@link #problems()}. Of a field for single use
 * that is there again, the first counts.
 *
 * <pre>{@code
 * MetadataFields fields = MetadataFields.of(HeaderDocument.parse(bytes));
 * fields.requiresDist().get(0).name();
 * fields.problems().forEach(System.out::println);
 * }</pre>
 */
public final class MetadataFields {
    private final HeaderDocument document;

    private MetadataFields(HeaderDocument document) {
        this.document = document;
    }

    /** A view of a document. */
    public static MetadataFields of(HeaderDocument document) {
        return new MetadataFields(document);
    }

    /**
     * What the specification objects to, in the order of the lines; empty if nothing. Its errors are in the fields for which
     * Python's {@code packaging} refuses the file.
     */
    public List<MetadataProblem> problems() {
        return MetadataValidator.problems(document);
    }

    private Optional<String> one(CoreField field) {
        return document.value(field.toString());
    }

    private List<String> many(CoreField field) {
        return document.values(field.toString());
    }

    private <T> Optional<T> one(CoreField field, Function<String, T> parser) {
        return one(field).flatMap(value -> parsed(value, parser));
    }

    private <T> List<T> many(CoreField field, Function<String, T> parser) {
        return many(field).stream()
                .flatMap(value -> parsed(value, parser).stream())
                .toList();
    }

    private static <T> Optional<T> parsed(String value, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(value));
        } catch (GrammarException e) {
            return Optional.empty();
        }
    }

    /** {@code Metadata-Version}. */
    public Optional<MetadataVersion> metadataVersion() {
        return one(CoreField.METADATA_VERSION).flatMap(MetadataVersion::of);
    }

    /** {@code Name}. */
    public Optional<ProjectName> name() {
        return one(CoreField.NAME, ProjectName::of);
    }

    /** {@code Version}. */
    public Optional<Version> version() {
        return one(CoreField.VERSION, Version::parse);
    }

    /** {@code Dynamic} (2.2): names of fields, as written. */
    public List<String> dynamic() {
        return many(CoreField.DYNAMIC);
    }

    /** {@code Platform}. */
    public List<String> platforms() {
        return many(CoreField.PLATFORM);
    }

    /** {@code Supported-Platform}. */
    public List<String> supportedPlatforms() {
        return many(CoreField.SUPPORTED_PLATFORM);
    }

    /** {@code Summary}. */
    public Optional<String> summary() {
        return one(CoreField.SUMMARY);
    }

    /**
     * The long description: the {@code Description} field without the indentation that folds it (core metadata specification,
     * "Description"), or else the body. Empty if both are.
     */
    public Optional<String> description() {
        return one(CoreField.DESCRIPTION)
                .map(MetadataFields::unfolded)
                .filter(text -> !text.isBlank())
                .or(() -> Optional.of(document.body()).filter(text -> !text.isEmpty()));
    }

    private static String unfolded(String value) {
        return value.lines()
                .map(line -> line.startsWith("       |") || line.startsWith("        ") ? line.substring(8) : line)
                .collect(Collectors.joining("\n"));
    }

    /** {@code Description-Content-Type} (2.1). */
    public Optional<DescriptionContentType> descriptionContentType() {
        return one(CoreField.DESCRIPTION_CONTENT_TYPE, DescriptionContentType::parse);
    }

    /** {@code Keywords}, separated at commas. */
    public List<String> keywords() {
        return one(CoreField.KEYWORDS).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(ProjectUrls::stripped)
                .toList();
    }

    /** {@code Home-page}. */
    public Optional<String> homePage() {
        return one(CoreField.HOME_PAGE);
    }

    /** {@code Download-URL}. */
    public Optional<String> downloadUrl() {
        return one(CoreField.DOWNLOAD_URL);
    }

    /** {@code Author}. */
    public Optional<String> author() {
        return one(CoreField.AUTHOR);
    }

    /** {@code Author-email}: addresses as in a mail, {@code "A. B." <a@b.example>}. */
    public Optional<String> authorEmail() {
        return one(CoreField.AUTHOR_EMAIL);
    }

    /** {@code Maintainer}. */
    public Optional<String> maintainer() {
        return one(CoreField.MAINTAINER);
    }

    /** {@code Maintainer-email}. */
    public Optional<String> maintainerEmail() {
        return one(CoreField.MAINTAINER_EMAIL);
    }

    /** {@code License}: any text, before {@link #licenseExpression()}. */
    public Optional<String> license() {
        return one(CoreField.LICENSE);
    }

    /** {@code License-Expression} (2.4). */
    public Optional<LicenseExpression> licenseExpression() {
        return one(CoreField.LICENSE_EXPRESSION, LicenseExpression::parse);
    }

    /** {@code License-File} (2.4): paths under {@code .dist-info/licenses}. */
    public List<String> licenseFiles() {
        return many(CoreField.LICENSE_FILE);
    }

    /** {@code Classifier}. */
    public List<String> classifiers() {
        return many(CoreField.CLASSIFIER);
    }

    /** {@code Requires-Dist}. */
    public List<Requirement> requiresDist() {
        return many(CoreField.REQUIRES_DIST, Requirement::parse);
    }

    /** {@code Requires-Python}. */
    public Optional<SpecifierSet> requiresPython() {
        return one(CoreField.REQUIRES_PYTHON, SpecifierSet::parse);
    }

    /** {@code Requires-External}: what the system has to provide, as written. */
    public List<String> requiresExternal() {
        return many(CoreField.REQUIRES_EXTERNAL);
    }

    /** {@code Project-URL}: addresses by label, in order; the first where a label is there twice. */
    public Map<String, String> projectUrls() {
        return ProjectUrls.of(many(CoreField.PROJECT_URL));
    }

    /** {@code Provides-Extra} (2.1). */
    public List<ProjectName> providesExtra() {
        return many(CoreField.PROVIDES_EXTRA, ProjectName::of);
    }

    /** {@code Provides-Dist}, as written. */
    public List<String> providesDist() {
        return many(CoreField.PROVIDES_DIST);
    }

    /** {@code Obsoletes-Dist}, as written. */
    public List<String> obsoletesDist() {
        return many(CoreField.OBSOLETES_DIST);
    }

    /** {@code Import-Name} (2.5): names of modules; empty also where the only one is empty, which says that there is none. */
    public List<ImportName> importNames() {
        return many(CoreField.IMPORT_NAME, ImportName::parse);
    }

    /** {@code Import-Namespace} (2.5). */
    public List<ImportName> importNamespaces() {
        return many(CoreField.IMPORT_NAMESPACE, ImportName::parse);
    }

    /** {@code Requires} (1.1, deprecated), as written. */
    public List<String> requires() {
        return many(CoreField.REQUIRES);
    }

    /** {@code Provides} (1.1, deprecated), as written. */
    public List<String> provides() {
        return many(CoreField.PROVIDES);
    }

    /** {@code Obsoletes} (1.1, deprecated), as written. */
    public List<String> obsoletes() {
        return many(CoreField.OBSOLETES);
    }
}
