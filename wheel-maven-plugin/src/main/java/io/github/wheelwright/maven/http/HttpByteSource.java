package io.github.wheelwright.maven.http;

import io.github.wheelwright.core.bytes.ByteSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * Ranges of a resource on a web server, all of the state that was found first. Each read is one request.
 *
 * <pre>{@code
 * try (ByteSource source = HttpByteSource.open(client, URI.create("https://host/torch-2.9.0-cp312-none-any.whl"))) {
 *     byte[] end = source.read(source.length() - 22, 22);
 * }
 * }</pre>
 */
public final class HttpByteSource implements ByteSource {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final HttpClient client;
    private final URI uri;
    private final long length;
    private final Validator validator;

    private HttpByteSource(HttpClient client, URI uri, long length, Validator validator) {
        this.client = client;
        this.uri = uri;
        this.length = length;
        this.validator = validator;
    }

    /**
     * Asks for the first byte, which tells length and state, and whether the server can do ranges at all.
     *
     * @throws HttpSourceException if it cannot, or has no such resource
     * @throws IOException if the server cannot be reached
     */
    public static HttpByteSource open(HttpClient client, URI uri) throws IOException {
        HttpResponse<InputStream> answer = send(client, request(uri).header("Range", "bytes=0-0"));
        try (InputStream body = answer.body()) {
            Optional<ContentRange> range = ContentRange.of(answer);
            boolean empty = answer.statusCode() == RANGE_NOT_SATISFIABLE
                    && range.filter(r -> r.total() == 0).isPresent();
            if (answer.statusCode() != PARTIAL_CONTENT && !empty) {
                throw refused(uri, answer.statusCode());
            }
            long length =
                    range.map(ContentRange::total).filter(total -> total >= 0).orElseThrow(() -> noRanges(uri));
            body.readNBytes(1);
            return new HttpByteSource(client, uri, length, Validator.of(answer));
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public String description() {
        return uri.toString();
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        try (InputStream in = stream(offset, target.remaining())) {
            byte[] bytes = in.readNBytes(target.remaining());
            if (bytes.length < target.remaining()) {
                throw cut(offset + bytes.length);
            }
            target.put(bytes);
        }
    }

    @Override
    public InputStream stream(long offset, long count) throws IOException {
        checkRange(offset, count);
        if (count == 0) {
            return InputStream.nullInputStream();
        }
        HttpRequest.Builder request = request(uri).header("Range", "bytes=" + offset + "-" + (offset + count - 1));
        validator.strong().ifPresent(tag -> request.header("If-Range", tag));
        HttpResponse<InputStream> answer = send(client, request);
        boolean kept = false;
        try {
            check(answer, new ContentRange(offset, offset + count - 1, length));
            kept = true;
            return new CountedStream(answer.body(), count, () -> cut(offset));
        } finally {
            if (!kept) {
                answer.body().close();
            }
        }
    }

    @Override
    public void close() {}

    private void check(HttpResponse<?> answer, ContentRange asked) {
        int status = answer.statusCode();
        boolean changed = !validator.allows(answer)
                || status == RANGE_NOT_SATISFIABLE
                || ContentRange.of(answer).filter(r -> r.total() != length).isPresent()
                || (status == OK && validator.strong().isPresent());
        if (changed && (status == OK || status == PARTIAL_CONTENT || status == RANGE_NOT_SATISFIABLE)) {
            throw new HttpSourceException(uri + " has changed since it was opened", "run this again");
        }
        if (status != PARTIAL_CONTENT) {
            throw refused(uri, status);
        }
        if (!ContentRange.of(answer).equals(Optional.of(asked))) {
            throw new HttpSourceException(
                    uri + ": asked for " + asked + ", was sent "
                            + ContentRange.of(answer)
                                    .map(ContentRange::toString)
                                    .orElse("something else"),
                    "see whether a cache or proxy stands before the server");
        }
    }

    private IOException cut(long offset) {
        return new EOFException(uri + ": the connection ended early, in the range that begins at byte " + offset);
    }

    private static HttpSourceException refused(URI uri, int status) {
        return status == OK
                ? noRanges(uri)
                : new HttpSourceException(
                        "cannot read " + uri + ": the server answered " + status, "correct the address");
    }

    private static HttpSourceException noRanges(URI uri) {
        return new HttpSourceException(
                uri + " cannot be read in ranges: its server ignores them", "download the file, and give its path");
    }

    private static HttpRequest.Builder request(URI uri) {
        // a compressed answer would have other offsets
        return HttpRequest.newBuilder(uri).timeout(TIMEOUT).header("Accept-Encoding", "identity");
    }

    private static HttpResponse<InputStream> send(HttpClient client, HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted");
            interrupted.initCause(e);
            throw interrupted;
        }
    }
}
