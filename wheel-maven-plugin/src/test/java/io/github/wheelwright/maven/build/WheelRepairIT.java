package io.github.wheelwright.maven.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.core.wheel.WheelVerifier;
import io.github.wheelwright.maven.docker.BuildRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real auditwheel in the real builder, on a wheel that needs a library of the image it was built in. */
class WheelRepairIT {
    private static final String INSTALL =
            "python3 -m pip install -q --no-index --break-system-packages --root-user-action=ignore"
                    + " --find-links /wheels demo-codec && cd / && python3 -c 'import demo_codec; print(demo_codec.encode(1))'";

    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();

    // B6
    @Test
    void aRepairedWheelBringsItsLibrariesAlong() throws Exception {
        BuildRequest build = RealBuilder.demo("base-wheels", Map.of("CODEC_VERSION", "1.0"));
        Path made = folder.resolve("made");
        RealBuilder.docker().build(build.with(BuildRequest.files(made), false), lines::add);
        List<Path> wheels = new WheelFolder(made).wheels();
        Path before = wheels.stream()
                .filter(file -> file.toString().contains("codec"))
                .findFirst()
                .orElseThrow();
        assertThat(show(before)).contains("libdemo_codec.so.1");
        assertThat(Run.inContainer(List.of(made + ":/wheels:ro"), INSTALL).text())
                .contains("ImportError: libdemo_codec.so.1: cannot open shared object file");

        List<Path> repaired = repair("auto", List.of()).run(RealBuilder.docker(), build, wheels, work(), lines::add);

        assertThat(repaired).hasSize(4).contains(wheels.get(0)); // demo.tools is pure
        Path after = repaired.stream()
                .filter(file -> file.toString().contains("codec"))
                .findFirst()
                .orElseThrow();
        assertThat(after.getFileName().toString()).matches("demo_codec-1\\.0-cp311-cp311-manylinux.*_x86_64\\.whl");
        assertThat(show(after))
                .contains("is consistent with the following platform tag")
                .doesNotContain("libdemo_codec.so.1");
        try (Wheel wheel = Wheel.open(after)) {
            assertThat(WheelVerifier.verify(wheel)).isEmpty();
            assertThat(wheel.entries())
                    .anyMatch(entry -> entry.name().matches("demo_codec\\.libs/libdemo_codec-[0-9a-f]{8}\\.so\\.1"));
        }
        Run run = Run.inContainer(List.of(after.getParent() + ":/wheels:ro"), INSTALL);
        assertThat(run.text().strip()).isEqualTo("43");
    }

    @Test
    void whatIsExcludedStaysOutside() throws Exception {
        BuildRequest build = RealBuilder.demo("codec", Map.of("CODEC_VERSION", "1.0"));
        BuildRequest export = RealBuilder.demo("base-wheels", Map.of("CODEC_VERSION", "1.0"));
        Path made = folder.resolve("made");
        RealBuilder.docker().build(export.with(BuildRequest.files(made), false), lines::add);
        List<Path> codec = new WheelFolder(made)
                .wheels().stream()
                        .filter(file -> file.toString().contains("codec"))
                        .toList();

        List<Path> repaired = repair("auto", List.of("libdemo_codec.so.1"))
                .run(RealBuilder.docker(), build, codec, work(), lines::add);

        try (Wheel wheel = Wheel.open(repaired.get(0))) {
            assertThat(wheel.entries()).noneMatch(entry -> entry.name().contains("demo_codec.libs"));
        }
    }

    @Test
    void anotherImageCanBeNamed() throws Exception {
        BuildRequest build = RealBuilder.demo("base-wheels", Map.of());
        Path made = folder.resolve("made");
        RealBuilder.docker().build(build.with(BuildRequest.files(made), false), lines::add);
        WheelRepair repair = new WheelRepair(
                "manylinux_2_36_x86_64",
                List.of(),
                Optional.of(Engines.require("base-image")),
                "none",
                Optional.of(Path.of(Engines.require("repair-tools"))));

        List<Path> repaired =
                repair.run(RealBuilder.docker(), build, new WheelFolder(made).wheels(), work(), lines::add);

        assertThat(repaired)
                .extracting(file -> String.valueOf(file.getFileName()))
                .contains("demo_runtime-2.9.0+git1c57644-cp311-cp311-manylinux_2_36_x86_64.whl");
    }

    @Test
    void aStageThatIsNotThereIsNamedWithThoseThatAre() {
        BuildRequest build = RealBuilder.demo("base-wheels", Map.of());
        WheelRepair repair = new WheelRepair("auto", List.of(), Optional.empty(), "builder", Optional.empty());
        Path wheel = folder.resolve("demo_codec-1.0-cp311-cp311-linux_x86_64.whl");

        assertThatThrownBy(() -> {
                    Files.writeString(wheel, "any");
                    repair.run(RealBuilder.docker(), build, List.of(wheel), work(), lines::add);
                })
                .hasMessage("Dockerfile has no stage \"builder\" to repair wheels in");
    }

    private static WheelRepair repair(String plat, List<String> excluded) {
        return new WheelRepair(
                plat, excluded, Optional.empty(), "base", Optional.of(Path.of(Engines.require("repair-tools"))));
    }

    private Path work() {
        return folder.resolve("work");
    }

    private static String show(Path wheel) throws Exception {
        return Run.of(List.of(Engines.require("auditwheel"), "show", wheel.toString()))
                .text();
    }
}
