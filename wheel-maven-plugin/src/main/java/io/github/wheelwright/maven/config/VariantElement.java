package io.github.wheelwright.maven.config;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.maven.build.Variant;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@code <variant>} as Maven reads it; the fields are its elements. */
public final class VariantElement {
    private @Nullable String name;
    private @Nullable String label;
    private @Nullable String description;
    private @Nullable File readme;
    private List<String> keywords = List.of();
    private Map<String, String> buildEnv = Map.of();
    private List<String> platforms = List.of();
    private List<String> targetCpus = List.of();
    private List<String> indexes = List.of();

    /** The variant; its label is its name where it has none. */
    public Variant variant() {
        if (name == null) {
            throw Setting.missing("variants", "a variant has no <name>", "vllm-cpu");
        }
        return new Variant(
                Setting.read("variants", name, ProjectName::of),
                label == null ? name : label,
                Optional.ofNullable(description),
                Optional.ofNullable(readme).map(File::toPath),
                List.copyOf(keywords),
                Map.copyOf(buildEnv),
                List.copyOf(platforms),
                List.copyOf(targetCpus),
                List.copyOf(indexes));
    }
}
