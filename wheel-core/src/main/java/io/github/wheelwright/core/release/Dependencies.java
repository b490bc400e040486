package io.github.wheelwright.core.release;

import io.github.wheelwright.core.metadata.CoreMetadata;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.InvalidRequirementException;
import io.github.wheelwright.core.requirement.Requirement;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which projects a wheel requires.
 *
 * @param all under any marker and extra
 * @param required under a marker that does not speak of extras, or under none
 */
record Dependencies(Set<ProjectName> all, Set<ProjectName> required) {
    /** The projects in {@code Requires-Dist}. */
    static Dependencies of(CoreMetadata metadata) {
        Dependencies found = new Dependencies(new TreeSet<>(), new TreeSet<>());
        metadata.requiresDist().forEach(found::add);
        return found;
    }

    private void add(String text) {
        try {
            Requirement requirement = Requirement.parse(text);
            all.add(requirement.name());
            if (requirement
                    .marker()
                    .map(marker -> !marker.toString().contains("extra"))
                    .orElse(true)) {
                required.add(requirement.name());
            }
        } catch (InvalidRequirementException e) {
            // Old wheels have such lines. Installers cannot follow them either, so they order nothing.
            return;
        }
    }
}
