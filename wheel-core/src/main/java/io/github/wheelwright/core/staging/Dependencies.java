package io.github.wheelwright.core.staging;

import io.github.wheelwright.core.metadata.CoreMetadata;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.InvalidRequirementException;
import io.github.wheelwright.core.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which projects a wheel requires.
 *
 * @param all under any marker and extra
 * @param required under a marker that does not speak of extras, or under none
 */
public record Dependencies(Set<ProjectName> all, Set<ProjectName> required) {
    /** The projects in {@code Requires-Dist}. */
    static Dependencies of(CoreMetadata metadata) {
        Dependencies found = new Dependencies(new TreeSet<>(), new TreeSet<>());
        requirements(metadata).forEach(found::add);
        return found;
    }

    /** The lines of {@code Requires-Dist}; old wheels have some that installers cannot follow either, which are left out. */
    public static List<Requirement> requirements(CoreMetadata metadata) {
        List<Requirement> requirements = new ArrayList<>();
        for (String text : metadata.requiresDist()) {
            try {
                requirements.add(Requirement.parse(text));
            } catch (InvalidRequirementException e) {
                continue;
            }
        }
        return requirements;
    }

    private void add(Requirement requirement) {
        all.add(requirement.name());
        if (requirement
                .marker()
                .map(marker -> !marker.toString().contains("extra"))
                .orElse(true)) {
            required.add(requirement.name());
        }
    }
}
