package io.github.wheelwright.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry whose tag names another image each time that it is asked. */
class RepairImagesTest {
    @TempDir
    private Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> lines = new ArrayList<>();
    private HttpServer registry;

    @BeforeEach
    void serve() throws Exception {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/v2/team/base/manifests/1", exchange -> {
            exchange.getResponseHeaders().set("Docker-Content-Digest", digest(asked.incrementAndGet()));
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.oci.image.index.v1+json");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        registry.start();
        Files.writeString(folder.resolve("file"), "text");
    }

    @AfterEach
    void stop() {
        registry.stop(0);
    }

    @Test
    void theBaseOfTheRepairStageIsPinnedInTheBuild() throws Exception {
        plan("FROM " + base() + " AS base\nFROM scratch\nCOPY file /\n");
        assertThat(lines)
                .anyMatch(line ->
                        line.contains("--build-context " + base() + "=docker-image://" + base() + "@" + digest(1)));
    }

    @Test
    void theKeyAndTheBuildHaveTheSameDigest() throws Exception {
        GoalRun run = plan("FROM " + base() + " AS base\nFROM base\nCOPY file /\n");
        assertThat(asked).hasValue(1);
        assertThat(run.report().path("text").toString()).contains(digest(1)).doesNotContain(digest(2));
        assertThat(lines).anyMatch(line -> line.contains("=docker-image://" + base() + "@" + digest(1)));
    }

    private GoalRun plan(String dockerfile) throws Exception {
        Files.writeString(folder.resolve("Dockerfile"), dockerfile);
        GoalRun run = GoalRun.rebuilding(folder, BuildBaseGoal::new)
                .with("log", new SystemStreamLog() {
                    @Override
                    public void info(CharSequence line) {
                        lines.add(line.toString());
                    }
                })
                .with("docker", "docker")
                .with("baseImageTarget", "base")
                .with("repair", true)
                .with("repairPlat", "auto")
                .with("repairStage", "base")
                .with("dryRun", true);
        run.run();
        return run;
    }

    private String base() {
        return "127.0.0.1:" + registry.getAddress().getPort() + "/team/base:1";
    }

    private static String digest(int number) {
        return "sha256:" + String.valueOf(number).repeat(64);
    }
}
