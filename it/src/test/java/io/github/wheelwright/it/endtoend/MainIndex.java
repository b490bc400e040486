package io.github.wheelwright.it.endtoend;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An index in the place of the public one: one project, one file, one page, and none of the product in it. */
final class MainIndex implements AutoCloseable {
    private final HttpServer server;

    private MainIndex(HttpServer server) {
        this.server = server;
    }

    /** Of the project {@code name}, whose only file is {@code wheel}. */
    static MainIndex of(String name, Path wheel) throws IOException {
        String page = "<!DOCTYPE html><a href=\"/%1$s\">%1$s</a>".formatted(wheel.getFileName());
        Map<String, byte[]> answers = Map.of(
                "/simple/" + name + "/",
                page.getBytes(StandardCharsets.UTF_8),
                "/" + wheel.getFileName(),
                Files.readAllBytes(wheel));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String path = exchange.getRequestURI().getPath();
                byte[] body = answers.getOrDefault(path, new byte[0]);
                exchange.getResponseHeaders().set("Content-Type", path.endsWith("/") ? "text/html" : "application/zip");
                boolean get = exchange.getRequestMethod().equals("GET") && body.length > 0;
                exchange.sendResponseHeaders(body.length > 0 ? 200 : 404, get ? body.length : -1);
                if (get) {
                    exchange.getResponseBody().write(body);
                }
            }
        });
        server.start();
        return new MainIndex(server);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/simple/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
