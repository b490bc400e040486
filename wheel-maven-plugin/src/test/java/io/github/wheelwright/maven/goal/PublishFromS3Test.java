package io.github.wheelwright.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.maven.s3.EmbeddedS3;
import io.github.wheelwright.maven.s3.S3Location;
import io.github.wheelwright.maven.s3.S3Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X2: wheels that are in S3 are published from there. */
class PublishFromS3Test {
    private static final String BIG = "big-1.0-cp312-cp312-linux_x86_64.whl";
    private static final String RETAGGED = "big-1.0-cp312-cp312-manylinux_2_28_x86_64.whl";

    @TempDir
    Path folder;

    private EmbeddedS3 s3;

    @BeforeEach
    void publishFromFiles() throws Exception {
        s3 = EmbeddedS3.start();
        s3.createBucket("built");
        s3.createBucket("released");
        Path dist = Files.createDirectories(folder.resolve("dist"));
        WheelFiles.write(
                dist, "big", "1.0", "cp312-cp312-linux_x86_64", noise(20_000_000), List.of("torch>=2", "small"));
        WheelFiles.write(dist, "small", "1.0");
        run().with("destination", "s3://built/stack").run();
    }

    @AfterEach
    void stop() {
        s3.close();
    }

    @Test
    void editsThemWithoutSeeingTheirBytes() throws Exception {
        GoalRun run = run().with("input", List.of("s3://built/stack"))
                .with("destination", "s3://released/stack")
                .with("platformTag", "manylinux_2_28")
                .with("pins", List.of("torch==2.9.0+rocm7"));
        run.run();

        try (ObjectStore released = store("released")) {
            check(released, run.report());
        }
        JsonNode report = run.report();
        assertThat(report.get("bytes-copied").asLong()).isGreaterThan(15_000_000);
        assertThat(report.get("bytes-sent").asLong()).isLessThan(60_000);
        assertThat(report.get("bytes-received").asLong()).isLessThan(60_000);
        // one for each wheel: what follows the part that is sent, and all of the wheel that no edit changes
        assertThat(report.get("requests").get("UploadPartCopy").asLong()).isEqualTo(2);
    }

    @Test
    void streamsThemThroughToAFolder() throws Exception {
        GoalRun run = run().with("input", List.of("s3://built/stack/packages/" + BIG))
                .with("destination", folder.resolve("index").toString())
                .with("platformTag", "manylinux_2_28")
                .with("pins", List.of("torch==2.9.0+rocm7"));
        run.run();

        assertThat(folder.resolve("index/packages/" + RETAGGED)).exists();
        assertThat(folder.resolve("index/packages/" + RETAGGED + ".metadata"))
                .content()
                .contains("Requires-Dist: torch==2.9.0+rocm7\n");
        String digest = Sha256.of(Files.readAllBytes(folder.resolve("index/packages/" + RETAGGED)))
                .hex();
        assertThat(folder.resolve("index/simple/big/index.json")).content().contains(digest);
        assertThat(run.report().get("bytes-received").asLong()).isGreaterThan(10_000_000);
    }

    @Test
    void namesAPlaceWithoutWheels() {
        assertThatThrownBy(() -> run().with("input", List.of("s3://built/nothing"))
                        .with("destination", "s3://released/stack")
                        .run())
                .hasMessageContaining("no *.whl object below s3://built/nothing");
        assertThatThrownBy(() -> run().with("input", List.of("s3://built/stack/" + BIG))
                        .with("destination", "s3://released/stack")
                        .run())
                .hasMessageContaining("no such object: s3://built/stack/" + BIG);
    }

    private static void check(ObjectStore released, JsonNode report) {
        byte[] wheel = released.get("packages/" + RETAGGED).orElseThrow().bytes();
        String page =
                new String(released.get("simple/big/index.json").orElseThrow().bytes(), StandardCharsets.UTF_8);
        String metadata = new String(
                released.get("packages/" + RETAGGED + ".metadata").orElseThrow().bytes(), StandardCharsets.UTF_8);
        assertThat(page).contains(Sha256.of(wheel).hex());
        assertThat(metadata).contains("Requires-Dist: torch==2.9.0+rocm7\n", "Requires-Dist: small\n");
        assertThat(report.get("wheels").get(0).get("from").asText()).isEqualTo("s3://built/stack/packages/" + BIG);
    }

    private ObjectStore store(String bucket) {
        return new S3Store(s3.settings(), new S3Location(bucket, "stack"));
    }

    private GoalRun run() {
        return new GoalRun(folder)
                .with("s3Endpoint", s3.endpoint().toString())
                .with("s3Region", "us-east-1")
                .withServer(s3.accessKey(), s3.secretKey());
    }

    /** Text that deflate cannot shorten by much. */
    private static String noise(int length) {
        return new Random(1)
                .ints(length, ' ', '~')
                .filter(c -> c != '\'' && c != '\\')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
