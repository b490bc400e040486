package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.maven.s3.EmbeddedS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release published to an S3 service that needs no engine; its objects are files, so pages have no keys ending in a slash. */
class EmbeddedBucketIT {
    private static final String LOCAL_VERSION =
            "packages/native_demo-1.0%2Bcpu.g1a2b3c4-py3-none-manylinux_2_28_x86_64.whl";

    @TempDir
    private static Path work;

    private static EmbeddedS3 s3;
    private static Maven maven;

    @BeforeAll
    static void publish() throws IOException {
        s3 = EmbeddedS3.start();
        s3.createPublicBucket("wheels");
        Path wheels = Files.createDirectories(work.resolve("wheels"));
        WheelFiles.write(
                wheels,
                "native_demo",
                "1.0+cpu.g1a2b3c4",
                "py3-none-linux_x86_64",
                "native",
                List.of("pure-demo==2.0"));
        WheelFiles.write(wheels, "pure_demo", "1.0");
        WheelFiles.write(wheels, "pure_demo", "2.0");
        maven = Maven.in(work).as(s3.accessKey(), s3.secretKey());
        maven.run(
                "publish",
                List.of(
                        "wheel.input=" + wheels,
                        destination(),
                        endpoint(s3.endpoint().toString()),
                        "wheel.directoryKeys=false",
                        "wheel.platformTag=manylinux_2_28"));
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    @Test
    void holdsAnonymouslyReadableWheelsWithTheDigestsOfTheirPages() throws IOException {
        assertThat(files("native-demo")).containsExactly(LOCAL_VERSION);
        assertThat(files("pure-demo"))
                .containsExactly("packages/pure_demo-1.0-py3-none-any.whl", "packages/pure_demo-2.0-py3-none-any.whl");
        assertThat(Http.sha256(store() + "packages/pure_demo-2.0-py3-none-any.whl"))
                .isEqualTo(Http.sha256(work.resolve("wheels/pure_demo-2.0-py3-none-any.whl")));
    }

    @Test
    void isServedByServe() throws IOException {
        try (Maven.Server server =
                maven.serve(List.of(destination(), endpoint(s3.endpoint().toString())))) {
            assertThat(Http.sha256(server.address() + LOCAL_VERSION)).isEqualTo(Http.sha256(store() + LOCAL_VERSION));
            assertThat(Http.get(server.address() + "simple/pure-demo/")
                            .headers()
                            .firstValue("Content-Type"))
                    .contains("text/html; charset=utf-8");
            assertThat(Http.get(server.address() + "simple/nowhere/").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void isServedByNginxWhichLeavesThePlusEncoded() throws IOException {
        Engines.require("nginx");
        try (RecordingProxy behind = RecordingProxy.before(s3.endpoint().toString());
                Nginx nginx = Nginx.configuredBy(
                        maven, List.of(destination(), endpoint(behind.address())), work.resolve("nginx"))) {
            assertThat(Http.sha256(nginx.address() + LOCAL_VERSION)).isEqualTo(Http.sha256(store() + LOCAL_VERSION));
            assertThat(Http.get(nginx.address() + "simple/native-demo/").statusCode())
                    .isEqualTo(200);
            assertThat(behind.requests())
                    .extracting(RecordingProxy.Request::uri)
                    .containsExactly("/wheels/team/" + LOCAL_VERSION, "/wheels/team/simple/native-demo/index.html");
        }
    }

    /** The files on a project's page, as paths in the store, each compared with its digest. */
    private static List<String> files(String project) throws IOException {
        String page = store() + "simple/" + project + "/";
        JsonNode files = Http.json(page + "index.json").get("files");
        for (JsonNode file : files) {
            assertThat(Http.sha256(Http.resolved(page, file.get("url").asText())))
                    .isEqualTo(file.get("hashes").get("sha256").asText());
        }
        return Stream.iterate(0, i -> i < files.size(), i -> i + 1)
                .map(i -> files.get(i).get("url").asText().replaceFirst("^(\\.\\./)*", ""))
                .toList();
    }

    private static String store() {
        return s3.endpoint() + "/wheels/team/";
    }

    private static String destination() {
        return "wheel.destination=s3://wheels/team";
    }

    private static String endpoint(String address) {
        return "wheel.s3.endpoint=" + address;
    }
}
