package io.github.wheelwright.maven.registry;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.engines.Engines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A real registry of a test's own, on loopback; by default it wants a login: {@code alice} with {@code secret}. */
public final class RegistryServer implements AutoCloseable {
    private static final String LOGIN =
            Base64.getEncoder().encodeToString("alice:secret".getBytes(StandardCharsets.UTF_8));
    private static final String HTPASSWD = "alice:$2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a\n";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String address;

    private RegistryServer(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts one whose data is in {@code folder}. */
    public static RegistryServer start(Path folder) throws Exception {
        Path passwords = Files.writeString(folder.resolve("htpasswd"), HTPASSWD);
        return start(folder, "auth:\n  htpasswd: {realm: test, path: \"" + passwords + "\"}\n");
    }

    /** Starts one that wants no login. */
    public static RegistryServer open(Path folder) throws Exception {
        return start(Files.createDirectories(folder), "");
    }

    private static RegistryServer start(Path folder, String more) throws Exception {
        Engines.require("registry");
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path configuration =
                Files.writeString(folder.resolve("config.yml"), """
                version: 0.1
                log: {level: error}
                storage:
                  filesystem: {rootdirectory: "%s"}
                http: {addr: "127.0.0.1:%d"}
                """.formatted(folder.resolve("data"), port) + more);
        Process process = new ProcessBuilder("docker-registry", "serve", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        RegistryServer server = new RegistryServer(process, "127.0.0.1:" + port);
        server.awaitAnswer();
        return server;
    }

    private void awaitAnswer() throws Exception {
        while (process.isAlive()) {
            try {
                send(request("/v2/").GET());
                return;
            } catch (IOException e) {
                process.waitFor(50, java.util.concurrent.TimeUnit.MILLISECONDS);
            }
        }
        throw new IllegalStateException("the registry has ended with " + process.exitValue());
    }

    /** Host and port. */
    public String address() {
        return address;
    }

    /** The {@code auths} of a Docker configuration that holds the login. */
    public String configuration() {
        return "{\"auths\":{\"" + address + "\":{\"auth\":\"" + LOGIN + "\"}}}";
    }

    /** Pushes an image without layers; {@code text} makes it differ from others. Returns its digest. */
    public String push(String repository, String tag, String text) throws Exception {
        return push(repository, tag, text, "{}");
    }

    /** As {@link #push(String, String, String)}, with labels in JSON. */
    public String push(String repository, String tag, String text, String labels) throws Exception {
        byte[] config = ("{\"architecture\":\"amd64\",\"os\":\"linux\",\"author\":\"" + text
                        + "\",\"config\":{\"Labels\":" + labels
                        + "},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}")
                .getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> upload =
                send(request("/v2/" + repository + "/blobs/uploads/").POST(BodyPublishers.noBody()));
        String location = upload.headers().firstValue("Location").orElseThrow();
        String configDigest = Sha256.of(config).toString();
        send(request(URI.create(location).getRawPath() + "?"
                        + URI.create(location).getRawQuery() + "&digest=" + configDigest)
                .PUT(BodyPublishers.ofByteArray(config)));
        String manifest = "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.docker.distribution.manifest.v2+json\","
                + "\"config\":{\"mediaType\":\"application/vnd.docker.container.image.v1+json\",\"size\":"
                + config.length
                + ",\"digest\":\"" + configDigest + "\"},\"layers\":[]}";
        HttpResponse<String> put = send(request("/v2/" + repository + "/manifests/" + tag)
                .header("Content-Type", "application/vnd.docker.distribution.manifest.v2+json")
                .PUT(BodyPublishers.ofString(manifest)));
        if (put.statusCode() != 201) {
            throw new IllegalStateException(put + " " + put.body());
        }
        return Sha256.of(manifest.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + address + path)).header("Authorization", "Basic " + LOGIN);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
    }
}
