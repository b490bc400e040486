package io.github.wheelwright.maven.docker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.maven.host.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code docker} command. {@code DOCKER_HOST}, Docker's contexts and all kinds of builders work as they do for people; a build
 * that is interrupted is cancelled, and so is one whose Maven is stopped.
 */
public final class Docker {
    /** The first buildx that knows {@code --progress=rawjson}. */
    private static final int[] OLDEST_BUILDX = {0, 13};

    private static final Pattern VERSION = Pattern.compile("\\bv?(\\d+)\\.(\\d+)(?:\\.\\d+)?");

    private final String executable;
    private final BuilderChoice builder;
    private final Map<String, String> environment;

    /**
     * A command to be run.
     *
     * @param executable {@code docker}, or a path to it
     * @param builder who builds
     * @param environment variables beside those of this process
     */
    public Docker(String executable, BuilderChoice builder, Map<String, String> environment) {
        this.executable = executable;
        this.builder = builder;
        this.environment = environment;
    }

    /** The command for {@code request}, for people. */
    public List<String> describe(BuildRequest request) {
        return describe(arguments(request));
    }

    List<String> describe(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(executable));
        command.addAll(arguments);
        return command;
    }

    List<String> builderOptions() {
        return builder.options();
    }

    /** Finds or creates a builder that builds for {@code platforms}. */
    void prepare(Collection<String> platforms) {
        checkBuildx();
        builder.qemu(platforms).ifPresent(this::answer);
        prepareBuilder(platforms);
    }

    /** The command for {@code request}, for people. */
    public List<String> describe(ImageRequest request) {
        List<String> command = describe(request.build());
        command.addAll(command.size() - 1, request.options());
        return command;
    }

    /**
     * Builds; each step is told to {@code line} as it ends.
     *
     * @return what each stage cost
     * @throws DockerException if there is no engine or no buildx that could do it, or the build fails or is interrupted
     */
    public List<StageTime> build(BuildRequest request, Consumer<String> line) {
        return build(request, List.of(), line);
    }

    /**
     * Builds an image and pushes it as {@code reference}.
     *
     * @return its digest, {@code sha256:…}
     * @throws DockerException as {@link #build}
     */
    public String push(BuildRequest request, String reference, Consumer<String> line) throws IOException {
        Path told = Files.createTempFile("wheelwright", ".json");
        try {
            build(
                    request.with("type=image,name=" + reference + ",push=true", false),
                    List.of("--metadata-file", told.toString()),
                    line);
            return digest(told);
        } finally {
            Files.delete(told);
        }
    }

    /**
     * Builds an image and pushes it to {@code repository} by its digest: under no tag, so that nobody's is replaced.
     *
     * @throws DockerException as {@link #build}, or if the registry refuses
     */
    public PushedImage pushByDigest(BuildRequest request, String repository, Consumer<String> line) throws IOException {
        Path told = Files.createTempFile("wheelwright", ".json");
        try {
            List<StageTime> stages = build(
                    request.with("type=image,name=" + repository + ",push-by-digest=true,push=true", false),
                    List.of("--metadata-file", told.toString()),
                    line);
            return new PushedImage(digest(told), stages);
        } finally {
            Files.delete(told);
        }
    }

    private static String digest(Path metadata) throws IOException {
        String digest = new ObjectMapper()
                .readTree(metadata.toFile())
                .path("containerimage.digest")
                .asText();
        if (digest.isEmpty()) {
            throw new DockerException("buildx does not say which digest it has pushed", "use a newer buildx");
        }
        return digest;
    }

    private List<StageTime> build(BuildRequest request, List<String> options, Consumer<String> line) {
        return build(request, List.of(request.platform().split(",", -1)), options, line);
    }

    /** {@code platforms} are those that the builder has to be of. */
    private List<StageTime> build(
            BuildRequest request, List<String> platforms, List<String> options, Consumer<String> line) {
        prepare(platforms);
        BuildProgress progress = new BuildProgress(line);
        List<String> arguments = new ArrayList<>(arguments(request));
        arguments.addAll(arguments.size() - 1, options);
        int exit = run(arguments, request.secrets(), progress::take, progress::take);
        if (exit != 0) {
            throw DockerFailure.of(exit, progress);
        }
        return progress.stages();
    }

    /**
     * Builds an image and pushes it under all of its names.
     *
     * @return what each stage cost
     * @throws DockerException as {@link #build}, or if a registry refuses
     */
    public List<StageTime> push(ImageRequest request, Consumer<String> line) {
        List<String> platforms =
                request.runs() ? List.of(request.build().platform().split(",", -1)) : List.of();
        return build(request.build(), platforms, request.options(), line);
    }

    /** Copies {@code image}, all of its platforms, to other names, perhaps in other registries; nothing is built. */
    public void copy(String image, List<String> names) {
        checkBuildx();
        List<String> arguments = new ArrayList<>(List.of("buildx", "imagetools", "create"));
        arguments.addAll(builder.options());
        names.forEach(name -> arguments.addAll(List.of("--tag", name)));
        arguments.add(image);
        answer(arguments);
    }

    /** Loads a saved image ({@code docker save}, perhaps compressed) into the engine. */
    public void load(Path image, Consumer<String> line) {
        List<String> errors = new ArrayList<>();
        int exit = run(List.of("load", "--input", image.toString()), line, errors::add);
        if (exit != 0) {
            throw DockerFailure.of(exit, errors);
        }
    }

    private List<String> arguments(BuildRequest request) {
        List<String> arguments = new ArrayList<>(List.of("buildx", "build"));
        arguments.addAll(builder.options());
        arguments.addAll(List.of("--progress", "rawjson"));
        arguments.addAll(request.commandLine());
        return arguments;
    }

    private void checkBuildx() {
        List<String> lines = new ArrayList<>();
        int exit = run(List.of("buildx", "version"), lines::add, lines::add);
        if (exit != 0) {
            throw DockerFailure.of(exit, lines);
        }
        Matcher matcher = VERSION.matcher(String.join(" ", lines));
        if (matcher.find()) {
            int major = Integer.parseInt(matcher.group(1));
            int minor = Integer.parseInt(matcher.group(2));
            if (major == OLDEST_BUILDX[0] && minor < OLDEST_BUILDX[1]) {
                throw new DockerException(
                        "buildx " + matcher.group() + " is too old: it cannot tell its progress to programs",
                        "install buildx 0.13 or newer");
            }
        }
    }

    /** What the least of the builder's machines has; empty where that cannot be asked, as of a buildkitd. Nothing is started. */
    public Optional<BuilderCapacity> capacity() {
        Optional<BuilderCapacity> least = Optional.empty();
        for (String engine : engines()) {
            boolean isHost = engine.contains("://");
            Optional<BuilderCapacity> found = BuilderCapacity.parse(
                    told(List.of(isHost ? "--host" : "--context", engine, "info", "--format", BuilderCapacity.FORMAT)));
            if (found.isEmpty()) {
                return found;
            }
            least = least.map(found.get()::least).or(() -> found);
        }
        return least;
    }

    /** Contexts or hosts of the engines that the builder builds in; of one that is not there, those that it will be created in. */
    private List<String> engines() {
        BuilderNodes nodes = BuilderNodes.parse(told(builder.inspect(false)));
        return nodes.engines().isEmpty() ? builder.engine().stream().toList() : nodes.engines();
    }

    /** What docker prints; nothing where it fails. */
    private List<String> told(List<String> arguments) {
        List<String> out = new ArrayList<>();
        try {
            return run(arguments, out::add, line -> {}) == 0 ? out : List.of();
        } catch (DockerException e) {
            return List.of(); // there is no docker: who builds is told
        }
    }

    /** Finds the builder, or creates it; the same one is used by all builds that name it. */
    private void prepareBuilder(Collection<String> platforms) {
        List<String> lines = new ArrayList<>();
        int exit = run(builder.inspect(true), lines::add, lines::add);
        if (exit != 0 && builder.create().isPresent()) {
            // somebody else may create it in the same moment: what counts is that it is there then
            run(builder.create().get(), lines::add, lines::add);
            lines.clear();
            exit = run(builder.inspect(true), lines::add, lines::add);
        }
        if (exit != 0) {
            throw DockerFailure.of(exit, lines);
        }
        BuilderNodes nodes = BuilderNodes.parse(lines);
        platforms.forEach(platform -> nodes.check(platform, builder.nativeOnly()));
    }

    /** What docker prints; a bad end is an error that says why. */
    List<String> answer(List<String> arguments) {
        List<String> out = new ArrayList<>();
        List<String> all = new ArrayList<>();
        Consumer<String> both = line -> {
            out.add(line);
            all.add(line);
        };
        int exit = run(arguments, both, all::add);
        if (exit != 0) {
            throw DockerFailure.of(exit, all);
        }
        return out;
    }

    /** Docker, started; nobody reads what it prints. */
    Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(executable));
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        process.environment().putAll(environment);
        return process.start();
    }

    /** Runs docker to its end, whatever that is. */
    int run(List<String> arguments, Consumer<String> out, Consumer<String> errors) {
        return run(arguments, Map.of(), out, errors);
    }

    private int run(
            List<String> arguments, Map<String, String> secrets, Consumer<String> out, Consumer<String> errors) {
        return run(arguments, Path.of("").toAbsolutePath(), secrets, out, errors);
    }

    /** Runs docker in {@code folder}, with {@code more} variables. */
    int run(
            List<String> arguments,
            Path folder,
            Map<String, String> more,
            Consumer<String> out,
            Consumer<String> errors) {
        try {
            Map<String, String> variables = new HashMap<>(environment);
            variables.putAll(more);
            return Program.run(describe(arguments), folder, variables, out, errors);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DockerException(
                    "cancelled", "run the same command again: finished steps are in the builder's cache", e);
        } catch (IOException e) {
            throw new DockerException(
                    "cannot run " + executable + ": " + e.getMessage(),
                    "install Docker's command-line client, or name it with -Dwheel.docker",
                    e);
        }
    }
}
