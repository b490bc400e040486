package io.github.wheelwright.core.metadata;

import io.github.wheelwright.core.GrammarException;
import io.github.wheelwright.core.metadata.MetadataProblem.Code;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.version.SpecifierSet;
import io.github.wheelwright.core.version.Version;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the value of a field has to be. */
record FieldRule(Code code, Function<String, Optional<String>> check) {
    private static final Set<CoreField> STATIC = Set.of(CoreField.METADATA_VERSION, CoreField.NAME, CoreField.VERSION);
    private static final String LINE_BOUNDARIES = "\n\r\u000b\f\u001c\u001d\u001e\u0085\u2028\u2029";
    private static final Map<CoreField, FieldRule> RULES = rules();

    /** The rule for the values of a field; empty if any text will do. */
    static Optional<FieldRule> of(CoreField field) {
        return Optional.ofNullable(RULES.get(field));
    }

    /** What is wrong with a value; empty if nothing is. */
    Optional<String> problem(String value) {
        return check.apply(value);
    }

    private static Map<CoreField, FieldRule> rules() {
        Map<CoreField, FieldRule> rules = new EnumMap<>(CoreField.class);
        rules.put(CoreField.METADATA_VERSION, new FieldRule(Code.METADATA_VERSION_INVALID, FieldRule::version));
        rules.put(CoreField.NAME, grammar(Code.NAME_INVALID, ProjectName::of));
        rules.put(CoreField.VERSION, grammar(Code.VERSION_INVALID, Version::parse));
        rules.put(CoreField.SUMMARY, new FieldRule(Code.SUMMARY_MULTILINE, FieldRule::summary));
        rules.put(
                CoreField.DESCRIPTION_CONTENT_TYPE, grammar(Code.CONTENT_TYPE_INVALID, DescriptionContentType::parse));
        rules.put(CoreField.DYNAMIC, new FieldRule(Code.DYNAMIC_INVALID, FieldRule::dynamic));
        rules.put(CoreField.PROVIDES_EXTRA, grammar(Code.EXTRA_INVALID, ProjectName::of));
        rules.put(CoreField.REQUIRES_PYTHON, grammar(Code.REQUIRES_PYTHON_INVALID, SpecifierSet::parse));
        rules.put(CoreField.REQUIRES_DIST, grammar(Code.REQUIRES_DIST_INVALID, Requirement::parse));
        rules.put(CoreField.LICENSE_EXPRESSION, grammar(Code.LICENSE_EXPRESSION_INVALID, LicenseExpression::parse));
        rules.put(CoreField.LICENSE_FILE, new FieldRule(Code.LICENSE_FILE_INVALID, LicenseFiles::problem));
        FieldRule importName = grammar(Code.IMPORT_NAME_INVALID, ImportName::parse);
        rules.put(CoreField.IMPORT_NAME, importName);
        rules.put(CoreField.IMPORT_NAMESPACE, importName);
        return rules;
    }

    private static FieldRule grammar(Code code, Consumer<String> parser) {
        return new FieldRule(code, value -> {
            try {
                parser.accept(value);
                return Optional.empty();
            } catch (GrammarException e) {
                return Optional.of(e.problem());
            }
        });
    }

    private static Optional<String> version(String value) {
        boolean known = MetadataVersion.of(value).isPresent();
        return known ? Optional.empty() : Optional.of("no version of the specification; the newest known is 2.6");
    }

    private static Optional<String> summary(String value) {
        boolean single = value.chars().noneMatch(c -> LINE_BOUNDARIES.indexOf(c) >= 0);
        return single ? Optional.empty() : Optional.of("a summary is one line");
    }

    private static Optional<String> dynamic(String value) {
        Optional<CoreField> field = CoreField.of(value.toLowerCase(Locale.ROOT));
        if (field.isEmpty()) {
            return Optional.of("no field has this name");
        }
        return STATIC.contains(field.get()) ? Optional.of("this field cannot be dynamic") : Optional.empty();
    }
}
