package io.github.wheelwright.core.release;

import io.github.wheelwright.core.metadata.CoreMetadata;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.InvalidRequirementException;
import io.github.wheelwright.core.requirement.Requirement;
import java.util.Set;
import java.util.TreeSet;

/** Which projects a wheel requires, under any marker and extra. */
final class Dependencies {
    private Dependencies() {}

    /** The projects in {@code Requires-Dist}. */
    static Set<ProjectName> of(CoreMetadata metadata) {
        Set<ProjectName> names = new TreeSet<>();
        for (String requirement : metadata.requiresDist()) {
            try {
                names.add(Requirement.parse(requirement).name());
            } catch (InvalidRequirementException e) {
                // Old wheels have such lines; installers cannot follow them either, so they order nothing.
                continue;
            }
        }
        return names;
    }
}
