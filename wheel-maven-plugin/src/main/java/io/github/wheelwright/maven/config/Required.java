package io.github.wheelwright.maven.config;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.release.Completeness;
import java.util.List;
import java.util.Optional;

/** What a build must have before a channel shows it. */
public final class Required {
    private Required() {}

    /** The gate that these settings describe; none where they are all empty. */
    public static Optional<Completeness> of(
            List<String> variants, List<String> platforms, List<String> pythons, Optional<ProjectName> main) {
        if (variants.isEmpty() && platforms.isEmpty() && pythons.isEmpty()) {
            return Optional.empty();
        }
        ProjectName project =
                main.orElseThrow(() -> Setting.missing("main", "what is required is required of one project", "vllm"));
        try {
            return Optional.of(new Completeness(
                    project, Setting.stripped(variants), Setting.stripped(platforms), Setting.stripped(pythons)));
        } catch (WheelException e) {
            throw Setting.wrong(
                    "requiredPythons",
                    String.join(",", pythons),
                    e.getMessage(),
                    e.remedy().orElse(""));
        }
    }
}
