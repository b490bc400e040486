package io.github.wheelwright.maven.docker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The machines of a builder, read from what {@code docker buildx inspect} prints, and what each of them builds by itself. */
final class BuilderNodes {
    private static final String PLATFORMS = "Platforms:";
    private static final String ENDPOINT = "Endpoint:";
    private static final Pattern IN_ENGINE = Pattern.compile("Driver:\\s+docker(?:-container)?\\s*");

    private final List<List<String>> platforms;
    private final List<String> engines;

    private BuilderNodes(List<List<String>> platforms, List<String> engines) {
        this.platforms = platforms;
        this.engines = engines;
    }

    static BuilderNodes parse(List<String> lines) {
        List<List<String>> platforms = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(PLATFORMS)) {
                platforms.add(Arrays.stream(line.substring(PLATFORMS.length()).split(","))
                        .map(name -> name.strip().replace("*", ""))
                        .filter(name -> !name.isEmpty())
                        .toList());
            }
        }
        boolean inEngine =
                lines.stream().anyMatch(line -> IN_ENGINE.matcher(line).matches());
        List<String> engines = lines.stream()
                .filter(line -> inEngine && line.startsWith(ENDPOINT))
                .map(line -> line.substring(ENDPOINT.length()).strip())
                .toList();
        return new BuilderNodes(platforms, engines);
    }

    /** Docker contexts or hosts of the engines that it builds in, one a machine; none where it builds elsewhere. */
    List<String> engines() {
        return engines;
    }

    /** Refuses a platform that no node builds, or that each would have to emulate where {@code nativeOnly} rules that out. */
    void check(String platform, boolean nativeOnly) {
        if (platforms.stream().allMatch(List::isEmpty)) {
            return; // none answers: the build itself will say why
        }
        boolean known = platforms.stream().anyMatch(node -> node.isEmpty() || node.contains(platform));
        boolean own = platforms.stream()
                .anyMatch(node -> !node.isEmpty() && family(node.get(0)).equals(family(platform)));
        if (own || (known && !nativeOnly)) {
            return;
        }
        String nodes = platforms.stream()
                .map(node -> node.isEmpty() ? "unknown" : node.get(0))
                .collect(Collectors.joining(", "));
        String append = "add a machine of that kind: docker buildx create --append --name <builder> --platform "
                + platform + " ssh://<machine>";
        throw known
                ? new DockerException(
                        "the builder would emulate " + platform + " (its machines: " + nodes
                                + "), and this stack is to be built natively: compilers under QEMU take many times as long, and"
                                + " some crash",
                        append + ", or set <nativeOnly>false</nativeOnly>")
                : new DockerException(
                        "no machine of the builder builds " + platform + " (its machines: " + nodes + ")", append);
    }

    /** What one processor runs: 32 bits beside 64, and all levels. A node names its own platform first. */
    private static String family(String platform) {
        String[] parts = platform.split("/", -1);
        String architecture = parts.length > 1 ? parts[1] : "";
        return parts[0] + "/"
                + switch (architecture) {
                    case "386" -> "amd64";
                    case "arm" -> "arm64";
                    default -> architecture;
                };
    }
}
