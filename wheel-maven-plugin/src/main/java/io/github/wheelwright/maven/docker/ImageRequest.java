package io.github.wheelwright.maven.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An image to be built and pushed.
 *
 * @param build without outputs
 * @param names registry, repository and tag each
 * @param labels of the image, which are annotations of its index and manifests too
 * @param runs whether a step runs a program; else any builder makes it for any platform
 */
public record ImageRequest(BuildRequest build, List<String> names, Map<String, String> labels, boolean runs) {

    /** Beside those of the build. */
    List<String> options() {
        List<String> line = new ArrayList<>();
        names.forEach(name -> line.addAll(List.of("--tag", name)));
        new TreeMap<>(labels).forEach((name, value) -> line.addAll(List.of("--label", name + "=" + value)));
        new TreeMap<>(labels)
                .forEach((name, value) -> line.addAll(List.of("--annotation", "index,manifest:" + name + "=" + value)));
        line.addAll(List.of("--provenance", "mode=min", "--push"));
        return line;
    }
}
