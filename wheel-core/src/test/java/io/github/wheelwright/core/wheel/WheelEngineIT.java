package io.github.wheelwright.core.wheel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.wheel.WheelEdit.SetPlatformTags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real wheels, chosen for their oddities: read, retagged, packed again, and judged by Python's own tools. */
class WheelEngineIT {
    /** Distribution and where it is for: what is odd about it. */
    private static final List<List<String>> ODDITIES = List.of(
            List.of("numpy==2.1.3", "manylinux2014_x86_64"), // compressed tag set, thousands of members
            List.of("pillow==10.4.0", "win_amd64"), // RECORD with CRLF
            List.of("gmsh==4.13.1", "manylinux_2_24_x86_64"), // hex digests in RECORD
            List.of("Jinja2==3.1.4", "any"), // upper case name
            List.of("zope.interface==7.1.1", "manylinux2014_x86_64"), // dotted name
            List.of("six==1.16.0", "any"), // tag set py2.py3
            List.of("cryptography==43.0.3", "manylinux_2_28_x86_64"), // abi3
            List.of("attrs==24.2.0", "any"), // dist-info first
            List.of("pywin32==308", "win_amd64"),
            List.of("cmake==3.30.5", "manylinux2014_x86_64")); // scripts, executable data

    /** Deflating takes its time. */
    private static final long LARGEST_TO_PACK = 10_000_000;

    private static final String VALIDATE = """
            import sys
            from installer.sources import WheelFile
            for path in sys.argv[1:]:
                with WheelFile.open(path) as wheel:
                    wheel.validate_record(validate_contents=True)
            """;

    @TempDir
    static Path folder;

    private static List<Path> wheels = List.of();

    @BeforeAll
    static void download() throws Exception {
        String pip = Engines.require("pip");
        Path target = folder.resolve("pypi");
        for (List<String> oddity : ODDITIES) {
            run(
                    pip,
                    "download",
                    "-q",
                    "--disable-pip-version-check",
                    "--no-deps",
                    "--only-binary=:all:",
                    "--python-version",
                    "3.11",
                    "--platform",
                    oddity.get(1),
                    "-d",
                    target.toString(),
                    oddity.get(0));
        }
        try (Stream<Path> files = Files.list(target)) {
            wheels = files.sorted().toList();
        }
        assertThat(wheels).hasSize(ODDITIES.size());
    }

    @Test
    void findsNoErrorsInThem() throws IOException {
        for (Path file : wheels) {
            try (Wheel wheel = Wheel.open(file)) {
                assertThat(WheelVerifier.verify(wheel).stream().filter(Finding::isError))
                        .as(file.getFileName().toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void retagsThemSoThatPythonsToolsAgree() throws Exception {
        List<String> results = new ArrayList<>();
        Path output = Files.createDirectory(folder.resolve("retagged"));
        for (Path file : wheels) {
            try (Wheel wheel = Wheel.open(file)) {
                WheelRewrite edited =
                        WheelEditor.plan(wheel, List.of(new SetPlatformTags(List.of("manylinux_2_39_x86_64"))));
                Path target = output.resolve(edited.filename().toString());
                Sha256 digest = edited.plan().writeTo(wheel.source(), target);
                assertThat(digest).isEqualTo(Sha256.of(Files.readAllBytes(target)));
                results.add(target.toString());
            }
        }
        judge(results);
    }

    @Test
    void packsThemSoThatPythonsToolsAgree() throws Exception {
        List<String> results = new ArrayList<>();
        Path output = folder.resolve("packed");
        for (Path file : wheels) {
            if (Files.size(file) > LARGEST_TO_PACK) {
                continue;
            }
            Path unpacked =
                    folder.resolve("unpacked").resolve(file.getFileName().toString());
            try (Wheel wheel = Wheel.open(file)) {
                WheelUnpacker.unpack(wheel, unpacked, done -> {});
            }
            PackedWheel packed = WheelPacker.pack(unpacked, output);
            results.add(packed.file().toString());
            try (Wheel wheel = Wheel.open(packed.file())) {
                assertThat(WheelVerifier.verify(wheel).stream().filter(Finding::isError))
                        .as(packed.filename().toString())
                        .isEmpty();
            }
        }
        judge(results);
    }

    private static void judge(List<String> files) throws Exception {
        String python = Engines.require("python");
        for (String file : files) {
            run(python, "-m", "zipfile", "-t", file);
            run(Engines.require("unzip"), "-tqq", file);
            if (!file.contains("gmsh")) {
                run(python, "-c", VALIDATE, file);
            }
        }
        run(concat(List.of(Engines.require("check-wheel-contents"), "--select", "W006,W101,W102"), files));
    }

    private static String[] concat(List<String> a, List<String> b) {
        return Stream.concat(a.stream(), b.stream()).toArray(String[]::new);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor())
                .as(String.join(" ", command) + "\n" + output)
                .isZero();
    }
}
