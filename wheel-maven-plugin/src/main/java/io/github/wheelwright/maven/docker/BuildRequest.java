package io.github.wheelwright.maven.docker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A build, as {@code docker buildx build} is asked for it.
 *
 * @param dockerfile the file
 * @param context folder that it takes files from, or address of a git repository
 * @param target stage to build; empty for the last
 * @param platform {@code linux/amd64}; for an image also several, with commas between
 * @param arguments build arguments, in any order
 * @param contexts named build contexts
 * @param secrets values by the id that {@code RUN --mount=type=secret} names; they stand in no command line
 * @param outputs {@code type=local,dest=…} and the like; none to build only
 * @param noCache whether each step is done anew
 */
public record BuildRequest(
        Path dockerfile,
        String context,
        Optional<String> target,
        String platform,
        Map<String, String> arguments,
        Map<String, String> contexts,
        Map<String, String> secrets,
        List<String> outputs,
        boolean noCache) {
    /** A build of a folder, without secrets. */
    public BuildRequest(
            Path dockerfile,
            Path context,
            Optional<String> target,
            String platform,
            Map<String, String> arguments,
            Map<String, String> contexts,
            List<String> outputs,
            boolean noCache) {
        this(dockerfile, context.toString(), target, platform, arguments, contexts, Map.of(), outputs, noCache);
    }

    /** The output that puts the files of the last stage into {@code folder}, as the user's own. */
    public static String files(Path folder) {
        return "type=local," + destination(folder);
    }

    /** {@code dest=…} as a field of CSV, which BuildKit's client reads: a comma in the path needs quotes. */
    public static String destination(Path path) {
        String field = "dest=" + path.toAbsolutePath();
        return field.indexOf(',') < 0 && field.indexOf('"') < 0 ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    /** The same build with another output, done anew or not. */
    public BuildRequest with(String output, boolean anew) {
        return new BuildRequest(
                dockerfile, context, target, platform, arguments, contexts, secrets, List.of(output), noCache || anew);
    }

    /** The same build with further build arguments, which take the place of those of the same name. */
    public BuildRequest withArguments(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(arguments);
        all.putAll(more);
        return new BuildRequest(dockerfile, context, target, platform, all, contexts, secrets, outputs, noCache);
    }

    /** A stage of a file, with the same arguments, context and named contexts, and {@code more} of these; what was just built is reused. */
    public BuildRequest of(Path otherFile, String stage, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(contexts);
        all.putAll(more);
        return new BuildRequest(
                otherFile, context, Optional.of(stage), platform, arguments, all, secrets, List.of(), false);
    }

    List<String> commandLine() {
        List<String> line = new ArrayList<>(List.of("--file", dockerfile.toString(), "--platform", platform));
        target.ifPresent(name -> line.addAll(List.of("--target", name)));
        arguments.forEach((name, value) -> line.addAll(List.of("--build-arg", name + "=" + value)));
        contexts.forEach((name, value) -> line.addAll(List.of("--build-context", name + "=" + value)));
        secrets.keySet().forEach(id -> line.addAll(List.of("--secret", "id=" + id + ",env=" + id)));
        outputs.forEach(output -> line.addAll(List.of("--output", output)));
        if (noCache) {
            line.add("--no-cache");
        }
        line.add(context);
        return line;
    }
}
