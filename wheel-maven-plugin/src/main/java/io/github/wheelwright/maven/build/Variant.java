package io.github.wheelwright.maven.build;

import io.github.wheelwright.core.name.ProjectName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of build of one source.
 *
 * @param name of the distribution
 * @param label short, in selectors and the names of image tags and tokens: {@code noavx512}
 * @param description one line; empty to leave the source's
 * @param readme long description; empty to leave the source's
 * @param keywords to add
 * @param buildEnv environment of the build, by build arguments
 * @param platforms to build for; empty for the chosen one
 * @param targetCpus processors that it is meant for, for people
 * @param indexes package indexes that the build asks, the first first
 */
public record Variant(
        ProjectName name,
        String label,
        Optional<String> description,
        Optional<Path> readme,
        List<String> keywords,
        Map<String, String> buildEnv,
        List<String> platforms,
        List<String> targetCpus,
        List<String> indexes) {
    /** Whether somebody who says {@code choice} means it. */
    public boolean isCalled(String choice) {
        return label.equals(choice) || name.normalized().equals(ProjectName.normalize(choice));
    }
}
