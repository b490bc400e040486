package io.github.wheelwright.maven.cache;

import io.github.wheelwright.maven.dockerfile.ContextFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a key is made from.
 *
 * @param file the Dockerfile
 * @param context folder that the build takes files from, or address of a git repository
 * @param target stage to build; empty for the last
 * @param arguments build arguments
 * @param platform to build for
 * @param contexts build contexts by name, as {@code --build-context}
 * @param listed what is in those of them that are folders and will be filled only when a build needs them; sorted by path
 * @param after what is done with the wheels after the build, a line each
 */
public record KeyInput(
        Path file,
        String context,
        Optional<String> target,
        Map<String, String> arguments,
        String platform,
        Map<String, String> contexts,
        Map<String, List<ContextFile>> listed,
        List<String> after) {}
