package io.github.wheelwright.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.release.WheelFiles;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that cannot be: the error names the XML element, the property and the value, and says what to do. */
class BadSettingTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void dist() throws Exception {
        WheelFiles.write(Files.createDirectories(folder.resolve("dist")), "demo", "1.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "layout        | flat          | layout        | not one of simple, commit    | choose one of these",
                "platformTag   | linux_x86_64  | platformTag   | not a manylinux or musllinux | write it as manylinux_2_28",
                "platformTag   | auto          | platformTag   | does not have yet            | name the tag that your build image stands for",
                "destination   | ftp://host/a  | destination   | unknown kind of destination  | name a folder, or a bucket as s3://",
                "destination   | s3:///wheels  | destination   | bucket                       | s3://",
                "serverId      | wheels        | serverId      | settings.xml has no <server> | add one with <username>",
                "s3Endpoint    | minio.local   | s3.endpoint   | not the address of an S3     | write it as https://host:port",
                "directoryKeys | perhaps       | directoryKeys | not one of auto, true, false | choose one of these",
            })
    void namesTheElement(String field, String value, String parameter, String problem, String remedy) {
        assertThatThrownBy(() -> run().with(field, value).run())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining(
                        "publish: <" + field + ">" + value + "</" + field + "> (-Dwheel." + parameter + "): ")
                .hasMessageContaining(problem)
                .hasMessageContaining("\n        perhaps you should ")
                .hasMessageContaining(remedy);
        assertThat(folder.resolve("index")).doesNotExist();
    }

    @Test
    void namesTheDestinationThatIsMissing() {
        assertThatThrownBy(() -> run().with("destination", null).run())
                .hasMessageContaining("<destination> (-Dwheel.destination) is not set");
    }

    @Test
    void evenADefectLeavesNoReportOfTheRunBefore() throws Exception {
        GoalRun run = run();
        run.run();
        assertThat(run.report().get("status").asText()).isEqualTo("done");

        assertThatThrownBy(
                        () -> run.with("input", Collections.singletonList(null)).run())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("publish: unexpected java.lang.NullPointerException")
                .hasMessageContaining("perhaps you should run again with -e");
        assertThat(run.report().get("status").asText()).isEqualTo("failed");
    }

    @Test
    void namesTheInputThatIsMissing() {
        File missing = folder.resolve("wheels").toFile();
        assertThatThrownBy(
                        () -> run().with("input", List.of(missing.toString())).run())
                .hasMessageContaining("no such file or folder: " + missing)
                .hasMessageContaining("perhaps you should correct the input");
        assertThat(folder.resolve("index")).doesNotExist();
    }

    @Test
    void namesTheInputThatIsEmpty() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThatThrownBy(() -> run().with("input", List.of(empty.toString())).run())
                .hasMessageContaining("no *.whl file in the folder " + empty)
                .hasMessageContaining("perhaps you should build the wheels first");
        assertThat(folder.resolve("index")).doesNotExist();
    }

    @Test
    void namesBothInputsOfOneName() throws Exception {
        Path other = Files.createDirectories(folder.resolve("dist/more"));
        WheelFiles.write(other, "demo", "1.0", "py3-none-any", "other text", List.of());
        assertThatThrownBy(() -> run().run())
                .hasMessageContaining("two different files would be published as demo-1.0-py3-none-any.whl")
                .hasMessageContaining(
                        folder.resolve("dist/demo-1.0-py3-none-any.whl").toString())
                .hasMessageContaining(other.resolve("demo-1.0-py3-none-any.whl").toString());
        assertThat(folder.resolve("index")).doesNotExist();
    }

    private GoalRun run() {
        return new GoalRun(folder).with("destination", "index");
    }
}
