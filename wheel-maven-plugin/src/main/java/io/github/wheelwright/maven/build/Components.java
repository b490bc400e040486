package io.github.wheelwright.maven.build;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.name.ProjectName;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a build has to make.
 *
 * @param required projects without whose wheels it is no build
 * @param optional projects that not every source has, such as triton-kernels
 */
public record Components(List<ProjectName> required, List<ProjectName> optional) {
    /** Whatever it makes. */
    public static final Components ANY = new Components(List.of(), List.of());

    /** Copies the lists. */
    public Components {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
    }

    /**
     * Checks that {@code wheels} has a wheel of each required project, and where projects are named, of no other.
     *
     * @return the optional ones that are not there
     */
    public List<ProjectName> check(List<Path> wheels) {
        Set<ProjectName> made = wheels.stream()
                .map(wheel ->
                        WheelFilename.parse(String.valueOf(wheel.getFileName())).name())
                .collect(Collectors.toSet());
        String missing =
                names(required.stream().filter(name -> !made.contains(name)).toList());
        if (!missing.isEmpty()) {
            throw new WheelException(
                    "the build has no wheel of " + missing + "; it has "
                            + names(made.stream().sorted().toList()),
                    "see why the stage of that component leaves none, or name it in <optionalComponents>");
        }
        String foreign = names(made.stream()
                .filter(name -> !required.contains(name) && !optional.contains(name))
                .sorted()
                .toList());
        if (!required.isEmpty() && !foreign.isEmpty()) {
            throw new WheelException(
                    "the build has a wheel of " + foreign + ", which is not among its components",
                    "add it to <components> or <optionalComponents>");
        }
        return optional.stream().filter(name -> !made.contains(name)).toList();
    }

    private static String names(List<ProjectName> projects) {
        return projects.stream().map(ProjectName::normalized).collect(Collectors.joining(", "));
    }
}
