package io.github.wheelwright.maven.smoke;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.filename.InvalidWheelFilenameException;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.maven.audit.IndexReader;
import io.github.wheelwright.maven.audit.PublishedFile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an environment has to end up with.
 *
 * @param requirement what is asked for
 * @param version the newest that the index has for it
 * @param wheels of that version
 */
record Expected(Requirement requirement, Version version, List<WheelFilename> wheels) {

    /** What {@code index} offers for {@code requirement}. */
    static Expected of(Requirement requirement, IndexReader index) {
        List<WheelFilename> wheels = index.files(requirement.name()).stream()
                .filter(file -> !file.yanked())
                .map(PublishedFile::filename)
                .flatMap(Expected::wheel)
                .toList();
        List<Version> versions = wheels.stream()
                .map(WheelFilename::version)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        Version newest = requirement.specifiers().filter(versions).stream()
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> absent(requirement, versions));
        return new Expected(
                requirement,
                newest,
                wheels.stream().filter(wheel -> wheel.version().equals(newest)).toList());
    }

    /** What is wrong where {@code installed} is what the environment has. */
    Optional<SmokeProblem> judge(String installed, String where) {
        if (Version.tryParse(installed).filter(version::equals).isPresent()) {
            return Optional.empty();
        }
        String names = wheels.stream().map(wheel -> "\n    " + wheel).collect(Collectors.joining());
        return Optional.of(new SmokeProblem(
                requirement.name().normalized() + " " + installed + " is installed, but the index has " + version
                        + ", whose wheels do not fit " + where + " or require what is not there:" + names,
                "build one for it, or take this environment out"));
    }

    private static WheelException absent(Requirement requirement, List<Version> versions) {
        String has = versions.isEmpty()
                ? "no wheel of " + requirement.name().normalized()
                : versions.stream().limit(5).map(Version::toString).collect(Collectors.joining(", "))
                        + (versions.size() > 5 ? ", …" : "");
        return new WheelException(
                "the index has no wheel for " + requirement + ": it has " + has,
                "publish it first, or correct <install>; a pre-release has to be named by its version");
    }

    private static Stream<WheelFilename> wheel(String filename) {
        try {
            return filename.endsWith(".whl") ? Stream.of(WheelFilename.parse(filename)) : Stream.empty();
        } catch (InvalidWheelFilenameException e) {
            return Stream.empty(); // installers leave it out, too
        }
    }
}
