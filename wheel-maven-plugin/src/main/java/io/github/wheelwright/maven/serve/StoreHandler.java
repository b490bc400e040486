package io.github.wheelwright.maven.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.store.ObjectKey;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.RefusedKeyException;
import io.github.wheelwright.core.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Answers GET and HEAD with the objects of a store. */
final class StoreHandler {
    private final ObjectStore store;
    private final Consumer<String> log;

    StoreHandler(ObjectStore store, Consumer<String> log) {
        this.store = store;
        this.log = log;
    }

    /** Answers one request; gives back the status. */
    int handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("GET") && !isHead(exchange)) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return message(exchange, 405, "only GET and HEAD");
        }
        // getPath() decodes percent sequences and leaves "+" alone, as keys need it.
        String path = Objects.requireNonNullElse(exchange.getRequestURI().getPath(), "")
                .replaceFirst("^/+", "");
        try {
            return find(exchange, path);
        } catch (RefusedKeyException e) {
            return message(exchange, 404, "no such page");
        } catch (WheelException e) {
            // not to the reader, as it may name folders and hosts
            log.accept(e.getMessage());
            return message(exchange, 502, "the store cannot be read; the output of wheel:serve says why");
        }
    }

    private int find(HttpExchange exchange, String path) throws IOException {
        if (!path.isEmpty()) {
            ObjectKey.check(path);
        }
        boolean folder = path.isEmpty() || path.endsWith("/");
        String key = folder
                ? path + MediaType.indexDocument(exchange.getRequestHeaders().getFirst("Accept"))
                : path;
        Optional<StoredObject> found = store.head(key);
        if (found.isPresent()) {
            if (folder) {
                exchange.getResponseHeaders().set("Vary", "Accept");
            }
            return send(exchange, found.get());
        }
        if (!folder && store.head(path + "/index.html").isPresent()) {
            // Relative, so that it is right behind any prefix.
            exchange.getResponseHeaders()
                    .set("Location", exchange.getRequestURI().getRawPath() + "/");
            return message(exchange, 301, "moved to " + path + "/");
        }
        return message(exchange, 404, "no such page");
    }

    private int send(HttpExchange exchange, StoredObject object) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        String etag = '"' + object.etag() + '"';
        headers.set("ETag", etag);
        headers.set(
                "Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        object.lastModified().atZone(ZoneOffset.UTC)));
        headers.set("Cache-Control", MediaType.cacheControl(object.key()));
        headers.set("Content-Type", MediaType.of(object.key()));
        headers.set("Accept-Ranges", "bytes");
        Headers asked = exchange.getRequestHeaders();
        String known = asked.getFirst("If-None-Match");
        if (known != null && (known.equals("*") || known.contains(etag))) {
            exchange.sendResponseHeaders(304, -1);
            return 304;
        }
        Optional<ByteRange> range = Optional.ofNullable(asked.getFirst("Range"))
                .filter(header -> Optional.ofNullable(asked.getFirst("If-Range"))
                        .map(etag::equals)
                        .orElse(true))
                .flatMap(header -> ByteRange.parse(header, object.size()));
        if (range.isPresent() && range.get().isEmpty()) {
            headers.set("Content-Range", "bytes */" + object.size());
            return message(exchange, 416, "the file has " + object.size() + " bytes");
        }
        range.ifPresent(
                r -> headers.set("Content-Range", "bytes " + r.from() + "-" + (r.to() - 1) + "/" + object.size()));
        int status = range.isPresent() ? 206 : 200;
        body(exchange, status, object, range.orElse(new ByteRange(0, object.size())));
        return status;
    }

    private void body(HttpExchange exchange, int status, StoredObject object, ByteRange range) throws IOException {
        if (isHead(exchange)) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(range.length()));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        try (ByteSource bytes = store.open(object);
                InputStream in = bytes.stream(range.from(), range.length())) {
            // To this server 0 means "length unknown" and -1 "no body".
            exchange.sendResponseHeaders(status, range.length() == 0 ? -1 : range.length());
            if (range.length() > 0) {
                in.transferTo(exchange.getResponseBody());
            }
        }
    }

    private static int message(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(status, isHead(exchange) ? -1 : bytes.length);
        if (!isHead(exchange)) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }
        return status;
    }

    private static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }
}
