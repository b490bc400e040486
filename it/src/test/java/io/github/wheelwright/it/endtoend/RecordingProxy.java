package io.github.wheelwright.it.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a server, passes every request on as it came, and remembers it. */
final class RecordingProxy implements AutoCloseable {
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "expect", "host", "keep-alive", "transfer-encoding", "upgrade");

    private final String upstream;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private RecordingProxy(String upstream, HttpServer server) {
        this.upstream = upstream;
        this.server = server;
    }

    /** A request and its answer: {@code uri} is as the client sent it, nothing decoded. */
    record Request(String method, String uri, int status) {
        String file() {
            return uri.substring(uri.lastIndexOf('/') + 1);
        }

        @Override
        public String toString() {
            return status + " " + method + " " + uri;
        }
    }

    /** A proxy before the server at {@code upstream}, {@code http://127.0.0.1:9000}. */
    static RecordingProxy before(String upstream) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RecordingProxy proxy = new RecordingProxy(upstream.replaceFirst("/$", ""), server);
        server.setExecutor(proxy.threads);
        server.createContext("/", proxy::handle);
        server.start();
        return proxy;
    }

    /** Without a slash at the end. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answered requests, oldest first. */
    List<Request> requests() {
        return List.copyOf(requests);
    }

    void forget() {
        requests.clear();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String uri = exchange.getRequestURI().toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(upstream + uri))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.noBody());
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try (exchange) {
            HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            requests.add(new Request(exchange.getRequestMethod(), uri, answer.statusCode()));
            pass(answer, exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pass(HttpResponse<InputStream> answer, HttpExchange exchange) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        answer.headers().map().forEach((name, values) -> {
            boolean length = head && name.equalsIgnoreCase("content-length");
            if (length || !OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        long length = answer.headers().firstValueAsLong("content-length").orElse(0);
        boolean empty = head || answer.statusCode() == 304 || length == 0 && isSized(answer);
        exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : length);
        try (InputStream body = answer.body()) {
            if (!empty) {
                body.transferTo(exchange.getResponseBody());
            }
        }
    }

    private static boolean isSized(HttpResponse<?> answer) {
        return answer.headers().firstValue("content-length").isPresent();
    }
}
