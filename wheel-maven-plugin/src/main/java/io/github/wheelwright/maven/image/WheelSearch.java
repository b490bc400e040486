package io.github.wheelwright.maven.image;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.version.Operator;
import io.github.wheelwright.core.version.PostReleases;
import io.github.wheelwright.core.version.Specifier;
import io.github.wheelwright.core.version.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the version that is asked for: in the index, or else in the next place that has it. */
public final class WheelSearch {
    private final List<WheelOrigin> origins;
    private final Requirement requirement;
    private final boolean highestPost;

    /**
     * A search.
     *
     * @param origins in the order in which they are asked; a later one only where an earlier one lacks something
     * @param requirement what is wanted; the newest of the versions that it takes counts
     * @param highestPost whether {@code ==0.12.0} takes {@code 0.12.0.post3}, too
     */
    public WheelSearch(List<WheelOrigin> origins, Requirement requirement, boolean highestPost) {
        this.origins = origins;
        this.requirement = requirement;
        this.highestPost = highestPost;
    }

    /**
     * The wheels for {@code platforms}, or, where these are not named, for all that the first place with this version has wheels for.
     *
     * @param own platform that is taken where the wheels run anywhere
     */
    public ChosenWheels find(List<String> platforms, String own) throws IOException {
        Map<WheelOrigin, List<WheelFilename>> found = new LinkedHashMap<>();
        Optional<Version> version = Optional.empty();
        Set<String> missing = new TreeSet<>(platforms);
        List<String> looked = new ArrayList<>();
        for (WheelOrigin origin : origins) {
            List<WheelFilename> all = origin.wheels(requirement.name());
            version = version.or(() -> newest(all));
            Optional<Version> wanted = version;
            List<WheelFilename> wheels = all.stream()
                    .filter(wheel -> wanted.equals(Optional.of(wheel.version())))
                    .filter(wheel -> found.isEmpty() || missing.stream().anyMatch(p -> LinuxPlatforms.fits(wheel, p)))
                    .filter(WheelSearch::runsOnLinux)
                    .toList();
            looked.add(origin + " (" + versions(all) + ")");
            if (!wheels.isEmpty()) {
                found.put(origin, wheels);
                missing.removeIf(platform -> wheels.stream().anyMatch(wheel -> LinuxPlatforms.fits(wheel, platform)));
            }
            if (!found.isEmpty() && missing.isEmpty()) {
                break;
            }
        }
        if (found.isEmpty()) {
            throw new WheelException(
                    "no wheel of " + requirement + " for Linux in " + String.join(", nor in ", looked),
                    "publish it there first, or name where else it is: <input>, <githubRepository>");
        }
        if (!missing.isEmpty()) {
            throw new WheelException(
                    requirement.name().normalized() + " " + version.orElseThrow() + " has no wheel for "
                            + String.join(", ", missing) + ": " + names(found.values()),
                    "build and publish it for that platform, too, or take it out of <platforms>");
        }
        List<String> chosen = platforms.isEmpty() ? platforms(found.values(), own) : platforms;
        return new ChosenWheels(requirement.name(), version.orElseThrow(), chosen, found, beside(found, chosen));
    }

    /** What the wheels may need. Where an index is asked, it is what has the rest. */
    private Map<WheelOrigin, List<WheelFilename>> beside(
            Map<WheelOrigin, List<WheelFilename>> found, List<String> platforms) throws IOException {
        Map<WheelOrigin, List<WheelFilename>> beside = new LinkedHashMap<>();
        if (origins.stream().noneMatch(WheelOrigin::isIndex)) {
            for (WheelOrigin origin : origins) {
                List<WheelFilename> there =
                        origin.beside(requirement.name(), found.getOrDefault(origin, List.of())).stream()
                                .filter(wheel -> platforms.stream().anyMatch(p -> LinuxPlatforms.fits(wheel, p)))
                                .toList();
                beside.put(origin, there);
            }
        }
        return beside;
    }

    private Optional<Version> newest(List<WheelFilename> wheels) {
        Set<Version> known = wheels.stream().map(WheelFilename::version).collect(Collectors.toSet());
        List<Version> matching = new ArrayList<>(requirement.specifiers().filter(known));
        if (highestPost) {
            requirement.specifiers().clauses().stream()
                    .filter(clause -> clause.operator() == Operator.EQUAL && !clause.isWildcard())
                    .map(Specifier::version)
                    .flatMap(text -> new PostReleases(Version.parse(text)).highest(known).stream())
                    .forEach(matching::add);
        }
        return matching.stream().max(Comparator.naturalOrder());
    }

    private static boolean runsOnLinux(WheelFilename wheel) {
        return LinuxPlatforms.runsAnywhere(wheel) || !LinuxPlatforms.of(wheel).isEmpty();
    }

    private static List<String> platforms(Collection<List<WheelFilename>> wheels, String own) {
        Set<String> platforms = new TreeSet<>();
        wheels.forEach(list -> list.forEach(wheel -> platforms.addAll(LinuxPlatforms.of(wheel))));
        return platforms.isEmpty() ? List.of(own) : List.copyOf(platforms);
    }

    private static String versions(List<WheelFilename> wheels) {
        List<Version> versions = wheels.stream()
                .map(WheelFilename::version)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        String shown = versions.stream().limit(5).map(Version::toString).collect(Collectors.joining(", "));
        return versions.isEmpty() ? "no wheel of it" : "which has " + shown + (versions.size() > 5 ? ", …" : "");
    }

    private static String names(Collection<List<WheelFilename>> wheels) {
        return wheels.stream()
                .flatMap(List::stream)
                .map(wheel -> "\n    " + wheel)
                .collect(Collectors.joining());
    }
}
