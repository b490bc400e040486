package io.github.wheelwright.maven.docker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A build, as {@code docker buildx build} is asked for it.
 *
 * @param dockerfile the file
 * @param context folder that it takes files from
 * @param target stage to build; empty for the last
 * @param platform {@code linux/amd64}; for an image also several, with commas between
 * @param arguments build arguments, in any order
 * @param contexts named build contexts
 * @param outputs {@code type=local,dest=…} and the like; none to build only
 * @param noCache whether each step is done anew
 */
public record BuildRequest(
        Path dockerfile,
        Path context,
        Optional<String> target,
        String platform,
        Map<String, String> arguments,
        Map<String, String> contexts,
        List<String> outputs,
        boolean noCache) {
    /** The output that puts the files of the last stage into {@code folder}, as the user's own. */
    public static String files(Path folder) {
        return "type=local,dest=" + folder.toAbsolutePath();
    }

    /** The same build with another output, done anew or not. */
    public BuildRequest with(String output, boolean anew) {
        return new BuildRequest(
                dockerfile, context, target, platform, arguments, contexts, List.of(output), noCache || anew);
    }

    List<String> commandLine() {
        List<String> line = new ArrayList<>(List.of("--file", dockerfile.toString(), "--platform", platform));
        target.ifPresent(name -> line.addAll(List.of("--target", name)));
        arguments.forEach((name, value) -> line.addAll(List.of("--build-arg", name + "=" + value)));
        contexts.forEach((name, value) -> line.addAll(List.of("--build-context", name + "=" + value)));
        outputs.forEach(output -> line.addAll(List.of("--output", output)));
        if (noCache) {
            line.add("--no-cache");
        }
        line.add(context.toString());
        return line;
    }
}
