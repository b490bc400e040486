package io.github.wheelwright.maven.image;

import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.tag.PlatformTag;
import io.github.wheelwright.core.tag.PlatformTag.Family;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Docker's names of the platforms that wheels are for. */
final class LinuxPlatforms {
    private static final Map<String, String> ARCHITECTURES = Map.of(
            "x86_64", "amd64",
            "aarch64", "arm64",
            "i686", "386",
            "armv7l", "arm/v7",
            "ppc64le", "ppc64le",
            "s390x", "s390x",
            "riscv64", "riscv64");
    private static final Set<Family> LINUX = Set.of(Family.LINUX, Family.MANYLINUX, Family.MUSLLINUX);

    private LinuxPlatforms() {}

    /** {@code linux/amd64} for each architecture that {@code wheel} is built for; none for one that runs anywhere. */
    static Set<String> of(WheelFilename wheel) {
        Set<String> platforms = new TreeSet<>();
        for (String text : wheel.tags().platforms()) {
            PlatformTag tag = PlatformTag.parse(text);
            String architecture = ARCHITECTURES.get(tag.architecture());
            if (LINUX.contains(tag.family()) && architecture != null) {
                platforms.add("linux/" + architecture);
            }
        }
        return platforms;
    }

    static boolean runsAnywhere(WheelFilename wheel) {
        return wheel.tags().platforms().contains("any");
    }

    static boolean fits(WheelFilename wheel, String platform) {
        return runsAnywhere(wheel) || of(wheel).contains(platform);
    }
}
