package io.github.wheelwright.maven.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.wheelwright.core.store.ObjectStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * An index over HTTP on the loopback address, for trying it: what a web server in front of the same store would give, content
 * types, entity tags, ranges and content negotiation (PEP 691) included.
 */
public final class StoreServer implements AutoCloseable {
    private static final int THREADS = 16;

    static {
        // else each answer waits 40 ms, for the reader to acknowledge its head
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private StoreServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Serves {@code store} on {@code port} (0 for any that is free) until it is closed; each request and failure is told to {@code log}. */
    public static StoreServer start(ObjectStore store, int port, Consumer<String> log) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        server.setExecutor(threads);
        StoreHandler handler = new StoreHandler(store, log);
        server.createContext("/", exchange -> {
            try (HttpExchange closing = exchange) {
                int status = handler.handle(closing);
                log.accept(status + " " + closing.getRequestMethod() + " " + closing.getRequestURI());
            }
        });
        server.start();
        return new StoreServer(server, threads);
    }

    /** The address of the store's root: {@code http://127.0.0.1:8000/}. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
