package io.github.wheelwright.core.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.engines.Engines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only shows between processes: a kill, and machines that are set up differently. */
class EditProcessTest {
    @TempDir
    Path folder;

    // X1: output byte-identical for identical input on every JDK, time zone and locale
    @Test
    void givesTheSameBytesOnEveryJdkInEveryTimeZoneAndLocale() throws Exception {
        Path wheel = small();
        Set<String> results = new HashSet<>();
        for (String home : Stream.concat(Stream.of(System.getProperty("java.home")), Engines.property("jdk25").stream())
                .toList()) {
            for (String zone : List.of("UTC", "Asia/Kathmandu")) {
                for (List<String> locale : List.of(
                        List.of("-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=ISO-8859-9"),
                        List.of("-Duser.language=en", "-Duser.country=", "-Dfile.encoding=US-ASCII"))) {
                    results.add(new ChildJvm(home)
                            .with("-Duser.timezone=" + zone)
                            .with(locale.toArray(String[]::new))
                            .run("digest", wheel.toString()));
                }
            }
        }

        assertThat(results).hasSize(1);
        assertThat(results.iterator().next())
                .startsWith("edited_demo-9.8.7.post6+ww-cp312-cp312-linux_x86_64.whl sha256:");
    }

    @Test
    void leavesTheOldFileWholeWhenItIsKilled() throws Exception {
        Path wheel = small();
        Path target = Files.writeString(folder.resolve("target.whl"), "old");
        Process process = ChildJvm.own().start("hang", wheel.toString(), target.toString());
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("half");
        } finally {
            process.destroyForcibly().waitFor();
        }

        assertThat(target).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> !file.getFileName().toString().startsWith(".")))
                    .containsExactlyInAnyOrder(wheel, target);
        }
    }

    @Test
    void leavesTheOldFileWholeWhereTheDiskIsFull() throws Exception {
        SmallWheel large = SmallWheel.linux();
        String words = new Random(5).ints(2_000).mapToObj(Integer::toString).collect(Collectors.joining("\n"));
        Path wheel = Files.write(
                folder.resolve(large.filename), large.file("demo/n.txt", words).bytes());
        Path target = Files.writeString(folder.resolve("demo-2.0-cp312-cp312-linux_x86_64.whl"), "old");

        assertThatThrownBy(() -> ChildJvm.own().onSmallDisk().run("file", wheel.toString(), folder.toString()))
                .hasMessageContaining("cannot write " + target + ": File too large");
        assertThat(target).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(wheel, target);
        }
    }

    private Path small() throws IOException {
        SmallWheel small = SmallWheel.linux();
        return Files.write(folder.resolve(small.filename), small.bytes());
    }
}
