package io.github.wheelwright.maven.build;

import io.github.wheelwright.maven.cache.KeyInput;
import io.github.wheelwright.maven.docker.BuildRequest;
import io.github.wheelwright.maven.dockerfile.ContextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A build that is wanted: what Docker is asked for, and what decides its key.
 *
 * @param dockerfile the file
 * @param context folder that it takes files from, or address of a git repository
 * @param target stage to build; empty for the last
 * @param platform {@code linux/amd64}
 * @param arguments build arguments
 * @param contexts named build contexts; folders absolute
 * @param listed what is in those of them that will be filled only when a build needs them; sorted by path
 * @param secrets values by id; not in the key
 * @param after what is done with the wheels after the build, a line each
 */
public record BuildSpec(
        Path dockerfile,
        String context,
        Optional<String> target,
        String platform,
        Map<String, String> arguments,
        Map<String, String> contexts,
        Map<String, List<ContextFile>> listed,
        Map<String, String> secrets,
        List<String> after) {
    /** A build of {@code context}, a folder or an address, for {@code other}. */
    public BuildSpec from(String source, String other) {
        return new BuildSpec(dockerfile, source, target, other, arguments, contexts, listed, secrets, after);
    }

    /** A build of another stage. */
    public BuildSpec to(String stage) {
        return new BuildSpec(
                dockerfile, context, Optional.of(stage), platform, arguments, contexts, listed, secrets, after);
    }

    /** With further build arguments, which take the place of those of the same name. */
    public BuildSpec withArguments(Map<String, String> more) {
        return new BuildSpec(
                dockerfile, context, target, platform, merged(arguments, more), contexts, listed, secrets, after);
    }

    /** With a further named context; one of that name that is there stays. */
    public BuildSpec withContext(String name, String value) {
        return withContext(name, value, Optional.empty());
    }

    /** With a further named context, and what will be in it; one of that name that is there stays. */
    public BuildSpec withContext(String name, String value, Optional<List<ContextFile>> files) {
        if (contexts.containsKey(name)) {
            return this;
        }
        Map<String, List<ContextFile>> all = new TreeMap<>(listed);
        files.ifPresent(list -> all.put(name, list));
        return new BuildSpec(
                dockerfile,
                context,
                target,
                platform,
                arguments,
                merged(contexts, Map.of(name, value)),
                all,
                secrets,
                after);
    }

    /** With further secrets. */
    public BuildSpec withSecrets(Map<String, String> more) {
        return new BuildSpec(
                dockerfile, context, target, platform, arguments, contexts, listed, merged(secrets, more), after);
    }

    /** With something more that is done after the build. */
    public BuildSpec then(List<String> more) {
        List<String> all = new ArrayList<>(after);
        all.addAll(more);
        return new BuildSpec(dockerfile, context, target, platform, arguments, contexts, listed, secrets, all);
    }

    /** What decides its key. */
    public KeyInput keyInput() {
        return new KeyInput(dockerfile, context, target, arguments, platform, contexts, listed, after);
    }

    /** What Docker is asked for; {@code images} are the digests of images that are named by tags. */
    public BuildRequest request(Map<String, String> images, boolean noCache) {
        Map<String, String> all = new TreeMap<>();
        images.forEach((name, digest) -> all.put(name, "docker-image://" + name + "@" + digest));
        all.putAll(contexts);
        return new BuildRequest(dockerfile, context, target, platform, arguments, all, secrets, List.of(), noCache);
    }

    private static Map<String, String> merged(Map<String, String> first, Map<String, String> second) {
        Map<String, String> all = new TreeMap<>(first);
        all.putAll(second);
        return all;
    }
}
