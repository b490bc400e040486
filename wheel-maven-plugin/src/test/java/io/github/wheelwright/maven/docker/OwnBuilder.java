package io.github.wheelwright.maven.docker;

import io.github.wheelwright.core.engines.Engines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A BuildKit of a test's own, whose cache is empty. */
public final class OwnBuilder implements AutoCloseable {
    private final Process process;
    private final Path folder;
    private final String name = "wheelwright-" + UUID.randomUUID();
    private final String endpoint;

    private OwnBuilder(Process process, Path folder, String endpoint) {
        this.process = process;
        this.folder = folder;
        this.endpoint = endpoint;
    }

    /** Starts one whose data is in {@code folder}. */
    public static OwnBuilder start(Path folder) throws Exception {
        Path buildctl = Path.of(Engines.require("buildctl"));
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Files.createDirectories(folder);
        Path configuration = Files.writeString(folder.resolve("buildkitd.toml"), """
                root = "%s"
                [grpc]
                  address = ["tcp://127.0.0.1:%d"]
                [worker.oci]
                  networkMode = "host"
                [worker.containerd]
                  enabled = false
                [registry."%s"]
                  http = true
                """.formatted(
                        folder.resolve("root"), port, Engines.require("registry")));
        Process process = new ProcessBuilder(
                        buildctl.resolveSibling("buildkitd").toString(),
                        "--config",
                        configuration.toString(),
                        "--otel-socket-path",
                        folder.resolve("otel.sock").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        OwnBuilder builder = new OwnBuilder(process, folder, "tcp://127.0.0.1:" + port);
        builder.awaitAnswer(buildctl);
        return builder;
    }

    private void awaitAnswer(Path buildctl) throws Exception {
        List<String> ask = List.of(buildctl.toString(), "--addr", endpoint, "debug", "workers");
        while (process.isAlive()) {
            if (RealBuildx.run(folder, ask).exit() == 0) {
                return;
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        throw new IllegalStateException("buildkitd has ended: " + Files.readString(folder.resolve("log")));
    }

    /** Name for the builder, which buildx does not know yet. */
    public String name() {
        return name;
    }

    /** Where it listens. */
    public String endpoint() {
        return endpoint;
    }

    @Override
    public void close() throws IOException {
        RealBuildx.run(folder, List.of(Engines.require("docker"), "buildx", "rm", "--force", name));
        process.destroy();
        process.onExit().join();
    }
}
