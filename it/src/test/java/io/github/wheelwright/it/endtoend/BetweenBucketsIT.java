package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.release.WheelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * X2: eight wheels are published from one bucket of a real S3 service to another, with another platform tag and other pins; less
 * than a hundredth of their bytes comes here. With {@code -Dwheelwright.wheels=FOLDER}, the wheels are those in a folder.
 */
class BetweenBucketsIT {
    @TempDir
    private Path work;

    private MinioBucket built;
    private MinioBucket released;
    private Path dist;

    @BeforeEach
    void publishFromFiles() throws IOException {
        Engines.require("python");
        built = MinioBucket.create();
        released = MinioBucket.create();
        String given = System.getProperty("wheelwright.wheels");
        dist = given == null ? generated() : Path.of(given);
        List<String> properties = new ArrayList<>(built.properties("stack"));
        properties.add("wheel.input=" + dist);
        built.maven(work).run("publish", properties);
    }

    @AfterEach
    void deleteBuckets() {
        MinioBucket.close(built);
        MinioBucket.close(released);
    }

    @Test
    void theBytesOfWheelsStayWithinTheService() throws IOException {
        List<String> properties = new ArrayList<>(released.properties("release"));
        properties.addAll(List.of(
                "wheel.input=s3://" + built.name() + "/stack",
                "wheel.platformTag=manylinux_2_28",
                "wheel.pins=numpy==1.26.4,typing-extensions==4.15.0"));
        Program.Output output = released.maven(work).run("publish", properties);
        released.letEverybodyReadAndList();

        JsonNode report = new ObjectMapper()
                .readTree(work.resolve("target/wheel/report.json").toFile());
        long bytes = 0;
        for (JsonNode wheel : report.get("wheels")) {
            bytes += wheel.get("size").asLong();
        }
        long seen =
                report.get("bytes-sent").asLong() + report.get("bytes-received").asLong();
        assertThat(seen).as(output.text()).isLessThan(bytes / 100);
        assertThat(report.get("bytes-copied").asLong()).isGreaterThan(bytes * 98 / 100);
        System.out.println(
                output.text()
                                .lines()
                                .filter(line -> line.contains("traffic") || line.contains("requests"))
                                .toList() + ", " + seen + " of " + bytes + " bytes through the client");

        try (Site site = Site.plain(MinioBucket.endpoint(), released.name() + "/release")) {
            for (JsonNode wheel : report.get("wheels")) {
                check(site, wheel);
            }
        }
    }

    /** The file is what the page says, and installers take it: pip by the page's digest, {@code installer} by RECORD. */
    private void check(Site site, JsonNode wheel) throws IOException {
        String filename = wheel.get("filename").asText();
        String project =
                filename.substring(0, filename.indexOf('-')).replace('_', '-').toLowerCase(java.util.Locale.ROOT);
        String page = site.url("simple/" + project + "/");
        JsonNode listed = Http.json(page + "index.json").get("files").get(0);
        assertThat(listed.get("filename").asText()).isEqualTo(filename);
        assertThat(listed.get("hashes").get("sha256").asText())
                .isEqualTo(wheel.get("sha256").asText());
        Path downloads = work.resolve("downloads");
        Installer.PIP
                .program(work)
                .succeed(List.of(
                        "--isolated",
                        "download",
                        "--no-cache-dir",
                        "--disable-pip-version-check",
                        "--no-deps",
                        "--only-binary=:all:",
                        "--python-version=3.12",
                        "--platform=manylinux_2_28_x86_64",
                        "--dest",
                        downloads.toString(),
                        "--index-url",
                        site.url("simple/"),
                        project));
        assertThat(Http.sha256(downloads.resolve(filename)))
                .isEqualTo(wheel.get("sha256").asText());
        Program.of(work, Engines.require("python"))
                .succeed(
                        "-c",
                        "import sys, installer.sources as s\nwith s.WheelFile.open(sys.argv[1]) as w: w.validate_record(validate_contents=True)",
                        downloads.resolve(filename).toString());
    }

    /** 8 wheels of 12 MB that deflate cannot shorten by much. */
    private Path generated() throws IOException {
        Path folder = Files.createDirectories(work.resolve("dist"));
        for (int i : IntStream.range(0, 8).toArray()) {
            String content = new Random(i)
                    .ints(14_000_000, ' ', '~')
                    .filter(c -> c != '\'' && c != '\\')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            WheelFiles.write(
                    folder,
                    "part" + i,
                    "1.0",
                    "cp312-cp312-linux_x86_64",
                    content,
                    List.of("numpy>=1", "typing-extensions"));
        }
        return folder;
    }
}
