package io.github.wheelwright.maven.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** {@code docker buildx bake}: what it would build, and the building. */
public final class Bake {
    private final Docker docker;

    /** Bakes with {@code docker}. */
    public Bake(Docker docker) {
        this.docker = docker;
    }

    /**
     * What a build has made.
     *
     * @param digests of images, by target; {@code sha256:…}
     * @param stages what each stage cost
     * @param cacheTroubles what went wrong with caches, which fails no build
     */
    public record Result(Map<String, String> digests, List<StageTime> stages, List<CacheTrouble> cacheTroubles) {}

    /**
     * What bake understands of the files, as JSON: groups and targets with all their values. No engine is needed.
     *
     * @throws DockerException if a file is wrong, or there is no such target
     */
    public String print(BakeRequest request) {
        for (Path file : request.files()) {
            if (!Files.isRegularFile(file)) {
                throw new DockerException("no such bake file: " + file, "name others with -Dwheel.bakeFiles");
            }
        }
        List<String> arguments = new ArrayList<>(List.of("buildx", "bake", "--print"));
        arguments.addAll(request.commandLine());
        StringBuilder out = new StringBuilder();
        List<String> errors = new ArrayList<>();
        int exit = docker.run(
                arguments,
                request.folder(),
                environment(request),
                line -> out.append(line).append('\n'),
                errors::add);
        if (exit != 0) {
            throw DockerFailure.of(exit, errors);
        }
        return out.toString();
    }

    /** The command for {@code request}, for people, variables first. */
    public List<String> describe(BakeRequest request, Path metadata) {
        List<String> command = new ArrayList<>();
        new TreeMap<>(request.variables()).forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(docker.describe(arguments(request, metadata)));
        return command;
    }

    /**
     * Builds; each step is told to {@code line} as it ends.
     *
     * @param platforms that the targets are for, beside the builder's own
     * @param metadata file for what buildx says of the results
     * @throws DockerException if there is no engine or no buildx that could do it, or the build fails or is interrupted
     */
    public Result run(BakeRequest request, Collection<String> platforms, Path metadata, Consumer<String> line)
            throws IOException {
        docker.prepare(platforms);
        Files.createDirectories(metadata.toAbsolutePath().getParent());
        Files.deleteIfExists(metadata);
        BuildProgress progress = new BuildProgress(line);
        int exit = docker.run(
                arguments(request, metadata), request.folder(), environment(request), progress::take, progress::take);
        if (exit != 0) {
            throw DockerFailure.of(exit, progress);
        }
        return new Result(digests(metadata), progress.stages(), progress.cacheTroubles());
    }

    private List<String> arguments(BakeRequest request, Path metadata) {
        List<String> arguments = new ArrayList<>(List.of("buildx", "bake"));
        arguments.addAll(docker.builderOptions());
        arguments.addAll(List.of("--progress", "rawjson", "--metadata-file", metadata.toString()));
        arguments.addAll(request.commandLine());
        return arguments;
    }

    private static Map<String, String> environment(BakeRequest request) {
        Map<String, String> environment = new TreeMap<>(request.variables());
        // with rawjson, new versions of bake do not ask about folders outside of the working directory; old ones would,
        // and nobody answers
        environment.put("BUILDX_BAKE_ENTITLEMENTS_FS", "0");
        return environment;
    }

    private static Map<String, String> digests(Path metadata) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        if (Files.exists(metadata)) {
            JsonNode root = new ObjectMapper().readTree(metadata.toFile());
            root.fieldNames().forEachRemaining(target -> {
                String digest = root.path(target).path("containerimage.digest").asText("");
                if (!digest.isEmpty()) {
                    digests.put(target, digest);
                }
            });
        }
        return digests;
    }
}
