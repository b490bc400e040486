package io.github.wheelwright.maven.config;

import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.core.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The channels that a release moves. */
public final class Channels {
    private static final String VERSION = "version";

    private Channels() {}

    /**
     * The channels that {@code names} stand for. {@code version} is the main wheel's version without its local part, and no channel
     * at all where that is a development version.
     */
    public static List<Channel> of(List<String> names, List<StagedWheel> wheels, Optional<ProjectName> main) {
        return names.stream()
                .map(String::strip)
                .flatMap(name -> name.equals(VERSION)
                        ? version(wheels, main)
                        : Stream.of(new Channel(Commit.folder("channels", name), Channel.Mode.REPLACE)))
                .toList();
    }

    private static Stream<Channel> version(List<StagedWheel> wheels, Optional<ProjectName> main) {
        List<Version> versions = MainProject.of(wheels, main).stream()
                .map(wheel -> wheel.filename().version().withoutLocal())
                .distinct()
                .toList();
        if (versions.size() != 1) {
            throw Setting.wrong(
                    "channels",
                    VERSION,
                    versions.isEmpty()
                            ? "no wheel is of the main project "
                                    + main.map(ProjectName::normalized).orElse("")
                            : "the wheels that no other requires have several versions ("
                                    + String.join(
                                            ", ",
                                            versions.stream()
                                                    .map(Version::toString)
                                                    .toList())
                                    + "), and the channel can show one",
                    "name the project that the release is about, e.g. <main>vllm</main> (-Dwheel.main=vllm)");
        }
        // Files of one version come from several jobs (a variant each) and stay together.
        return versions.stream()
                .filter(version -> !version.isDevRelease())
                .map(version -> new Channel(version.toString(), Channel.Mode.APPEND));
    }
}
