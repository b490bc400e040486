package io.github.wheelwright.core.release;

import io.github.wheelwright.core.metadata.CoreMetadata;
import io.github.wheelwright.core.name.ProjectName;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which projects a wheel requires, under any marker and extra. */
final class Dependencies {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?");

    private Dependencies() {}

    /** The projects in {@code Requires-Dist}. */
    static Set<ProjectName> of(CoreMetadata metadata) {
        Set<ProjectName> names = new TreeSet<>();
        for (String requirement : metadata.requiresDist()) {
            Matcher name = NAME.matcher(requirement);
            if (name.lookingAt()) {
                names.add(ProjectName.of(name.group()));
            }
        }
        return names;
    }
}
