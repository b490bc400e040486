package io.github.wheelwright.maven.dockerfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A Dockerfile of the folder {@code docker}, as this product reads it. */
record StackFile(Path path) {
    static final Path FOLDER = Path.of("../docker").toAbsolutePath().normalize();

    static final StackFile ROCM_BASE = new StackFile(FOLDER.resolve("rocm/Dockerfile.rocm_base"));
    static final StackFile ROCM = new StackFile(FOLDER.resolve("rocm/Dockerfile"));
    static final StackFile CPU = new StackFile(FOLDER.resolve("cpu/Dockerfile"));
    static final StackFile RUNTIME = new StackFile(FOLDER.resolve("runtime/Dockerfile"));
    static final StackFile DEMO = new StackFile(FOLDER.resolve("demo/Dockerfile"));

    static List<StackFile> all() {
        return List.of(ROCM_BASE, ROCM, CPU, RUNTIME, DEMO);
    }

    Dockerfile parsed() {
        try {
            return Dockerfile.read(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Build arguments that have this machine's base image stand for those that cannot be had here. */
    static Map<String, String> onImage(String image) {
        return Map.of("BASE_IMAGE", image, "MANYLINUX_X86_64", image, "MANYLINUX_AARCH64", image);
    }

    List<String> targets() {
        return parsed().stages().stream().map(Stage::name).toList();
    }

    List<Instruction> instructions() {
        return parsed().stages().stream()
                .flatMap(stage -> stage.instructions().stream())
                .toList();
    }

    /** What {@code target} is made of; {@code settings} are build arguments as {@code NAME=value}. */
    BuildInputs inputs(String target, String... settings) {
        return inputs(target, Set.of(), settings);
    }

    /** What {@code target} is made of where {@code contexts} stand for stages. */
    BuildInputs inputs(String target, Set<String> contexts, String... settings) {
        Map<String, String> arguments = new HashMap<>();
        Arrays.stream(settings).map(setting -> setting.split("=", 2)).forEach(pair -> arguments.put(pair[0], pair[1]));
        return BuildInputs.of(parsed(), new BuildOptions(Optional.of(target), arguments, "linux/amd64", contexts));
    }

    static Set<String> stages(BuildInputs inputs) {
        return inputs.stages().stream()
                .map(stage -> stage.stage().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is taken from the build context. */
    static Set<String> paths(BuildInputs inputs) {
        return inputs.paths().stream()
                .map(BuildInputs.ContextPath::path)
                .filter(path -> !BuildContext.isRemote(path))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The script that a heredoc writes to {@code file} of the image. */
    String script(String file) {
        return instructions().stream()
                .filter(instruction -> instruction.keyword().equals("COPY")
                        && instruction.arguments().contains(file)
                        && !instruction.heredocs().isEmpty())
                .findFirst()
                .orElseThrow()
                .heredocs()
                .get(0)
                .content();
    }

    @Override
    public String toString() {
        return FOLDER.relativize(path).toString();
    }
}
