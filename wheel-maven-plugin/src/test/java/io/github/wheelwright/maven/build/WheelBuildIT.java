package io.github.wheelwright.maven.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.maven.docker.BuildRequest;
import io.github.wheelwright.maven.docker.Docker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WheelBuildIT {
    private static final String EXPORT = "FROM scratch AS export\nCOPY --from=made /out/ /\n";
    private static final WheelBuild.Finish NOTHING = (wheels, work) -> wheels;

    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();

    // D5
    @Test
    void anUnsoundWheelIsBuiltAnew() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = (asked.incrementAndGet() == 1 ? "100" : "0").getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        WheelBuild.Result result;
        try {
            BuildRequest request = dockerfile("""
                    ARG BASE_IMAGE
                    FROM ${BASE_IMAGE} AS made
                    COPY demo-1.0-py3-none-any.whl /out/
                    RUN cut=$(python3 -c 'from urllib.request import urlopen; print(urlopen("http://127.0.0.1:%d/").read().decode())') && \\
                        truncate -s "-$cut" /out/*.whl
                    """.formatted(server.getAddress().getPort()) + EXPORT);
            result = build(RealBuilder.docker(), request, 2);
        } finally {
            server.stop(0);
        }

        assertThat(result.attempts()).isEqualTo(2);
        assertThat(result.wheels())
                .singleElement()
                .satisfies(file -> assertThat(file)
                        .hasFileName("demo-1.0-py3-none-any.whl")
                        .hasSameBinaryContentAs(folder.resolve("context/demo-1.0-py3-none-any.whl")));
        assertThat(lines).anyMatch(line -> line.startsWith("unsound: demo-1.0-py3-none-any.whl: "));
    }

    @Test
    void afterTheLastAttemptAllFindingsAreTold() throws Exception {
        BuildRequest request = dockerfile("""
                ARG BASE_IMAGE
                FROM ${BASE_IMAGE} AS made
                RUN mkdir /out && echo no zip > /out/demo-1.0-py3-none-any.whl
                """ + EXPORT);

        assertThatThrownBy(() -> build(RealBuilder.docker(), request, 2))
                .hasMessageStartingWith("the build makes unsound wheels, 2 times:\n    demo-1.0-py3-none-any.whl: ")
                .satisfies(e -> assertThat(e.getMessage().lines().filter(line -> line.contains("demo-1.0")))
                        .hasSize(2));
    }

    @Test
    void aBuildWithoutAnyWheelSaysHowToExportThem() throws Exception {
        BuildRequest request = dockerfile(
                "ARG BASE_IMAGE\nFROM ${BASE_IMAGE} AS made\nRUN mkdir /out && touch /out/note.txt\n" + EXPORT);

        assertThatThrownBy(() -> build(RealBuilder.docker(), request, 2)).hasMessage("the build has made no wheel");
    }

    // A4: a component may be optional
    @Test
    void aComponentThatTheSourceDoesNotHaveIsMissedOnlyWhereItIsRequired() throws Exception {
        List<ProjectName> others = names("demo-runtime", "demo-kernels", "demo-tools");
        BuildRequest without = RealBuilder.demo("base-wheels", Map.of());

        WheelBuild.Result result = new WheelBuild(RealBuilder.docker(), folder.resolve("work"), lines::add)
                .run(without, new Components(others, names("demo-codec")), NOTHING, 1);
        assertThat(result.absent()).isEqualTo(names("demo-codec"));

        List<ProjectName> all =
                Stream.concat(others.stream(), names("demo-codec").stream()).toList();
        assertThatThrownBy(() -> new WheelBuild(RealBuilder.docker(), folder.resolve("work"), lines::add)
                        .run(without, new Components(all, List.of()), NOTHING, 1))
                .hasMessage("the build has no wheel of demo-codec; it has demo-kernels, demo-runtime, demo-tools");
    }

    // A13: root-owned build output
    @Test
    void whatIsBuiltBelongsToWhoBuildsIt() throws Exception {
        Path nobodys = Files.createDirectory(folder.resolve("nobody"));
        UserPrincipal nobody =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        Path config = nobodys.resolve("config");
        copy(Path.of(Engines.require("docker.config")), config);
        Path script = executable("docker-as-nobody", """
                #!/bin/sh
                export DOCKER_CONFIG=%s HOME=%s
                exec setpriv --reuid=nobody --regid=nogroup --clear-groups %s "$@"
                """.formatted(config, nobodys, Engines.require("docker")));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        BuildRequest request = dockerfile(
                "ARG BASE_IMAGE\nFROM ${BASE_IMAGE} AS made\nCOPY demo-1.0-py3-none-any.whl /out/\n" + EXPORT);
        Path work = Files.createDirectory(nobodys.resolve("work"));
        try (Stream<Path> files = Files.walk(nobodys)) {
            for (Path file : files.toList()) {
                Files.setOwner(file, nobody);
            }
        }

        RealBuilder.docker(script.toString())
                .build(request.with(BuildRequest.files(work.resolve("made")), false), lines::add);

        assertThat(Files.getOwner(work.resolve("made/demo-1.0-py3-none-any.whl")))
                .isEqualTo(nobody);
    }

    private WheelBuild.Result build(Docker docker, BuildRequest request, int attempts) throws IOException {
        return new WheelBuild(docker, folder.resolve("work"), lines::add)
                .run(request, Components.ANY, NOTHING, attempts);
    }

    private BuildRequest dockerfile(String text) throws IOException {
        Path context = Files.createDirectories(folder.resolve("context"));
        WheelFiles.write(context, "demo", "1.0");
        Path file = context.resolve("Dockerfile");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return RealBuilder.request(file, "export", Map.of());
    }

    private Path executable(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static List<ProjectName> names(String... names) {
        return Stream.of(names).map(ProjectName::of).toList();
    }
}
