package io.github.wheelwright.maven.docker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A build of several targets, as {@code docker buildx bake} is asked for it.
 *
 * @param files that describe the targets; the later change what the earlier say
 * @param folder that relative paths in them start from
 * @param targets targets or groups to build; none for the group {@code default}
 * @param variables of these files, which bake takes from its environment
 * @param allow what steps may do beside the usual: {@code network.host}
 * @param noCache whether each step is done anew
 */
public record BakeRequest(
        List<Path> files,
        Path folder,
        List<String> targets,
        Map<String, String> variables,
        List<String> allow,
        boolean noCache) {
    /** The same build with one more file. */
    public BakeRequest with(Path file) {
        List<Path> more = new ArrayList<>(files);
        more.add(file);
        return new BakeRequest(more, folder, targets, variables, allow, noCache);
    }

    List<String> commandLine() {
        List<String> line = new ArrayList<>();
        files.forEach(file -> line.addAll(List.of("--file", file.toString())));
        allow.forEach(what -> line.addAll(List.of("--allow", what)));
        if (noCache) {
            line.add("--no-cache");
        }
        line.addAll(targets);
        return line;
    }
}
