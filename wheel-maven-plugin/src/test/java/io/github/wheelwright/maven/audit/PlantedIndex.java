package io.github.wheelwright.maven.audit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.index.HtmlPages;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.JsonPages;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.ProjectStatus;
import io.github.wheelwright.core.index.Revision;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.store.ObjectBody;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A faultless index of one wheel on a loopback server, into which a test plants a fault: in the model, in the text of pages, in answers. */
final class PlantedIndex implements AutoCloseable {
    static final String LIST = "/simple/";
    static final String PAGE = "/simple/demo/";
    static final AuditLimits LIMITS = new AuditLimits(10, 10, 2, Duration.ofSeconds(20), 1 << 20, false);

    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]+)");
    private static final String JSON = "application/vnd.pypi.simple.v1+json";

    static {
        // else each answer waits 40 ms for a delayed acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, Runnable> delays = new ConcurrentHashMap<>();
    private final AtomicLong sent = new AtomicLong();
    private boolean ranges = true;
    private String filename = "demo-1.0-py3-none-any.whl";
    private byte[] wheel = SampleWheel.stored("demo", "1.0", "py3-none-any");
    private byte[] metadata = SampleWheel.metadata("demo", "1.0");
    private UnaryOperator<IndexFile> file = UnaryOperator.identity();

    PlantedIndex() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(workers);
        server.start();
        render();
    }

    /** What the server says to one request. */
    record Answer(int status, Map<String, String> headers, byte[] body) {
        Answer with(String header, String value) {
            Map<String, String> changed = new HashMap<>(headers);
            changed.put(header, value);
            return new Answer(status, changed, body);
        }

        Answer without(String header) {
            Map<String, String> changed = new HashMap<>(headers);
            changed.remove(header);
            return new Answer(status, changed, body);
        }

        Answer with(int other) {
            return new Answer(other, headers, body);
        }

        Answer with(byte[] other) {
            return new Answer(status, headers, other);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + LIST);
    }

    /** Another file in place of the one that is listed. */
    PlantedIndex file(String name, byte[] bytes, byte[] itsMetadata) {
        filename = name;
        wheel = bytes;
        metadata = itsMetadata;
        return render();
    }

    /** Another description of the file on the page. */
    PlantedIndex file(UnaryOperator<IndexFile> change) {
        file = change;
        return render();
    }

    /** Other text on the project's page, in both forms where both have the text. */
    PlantedIndex text(String before, String after) {
        boolean found = false;
        for (String form : List.of("html", "json")) {
            String text = new String(answers.get(PAGE + form).body(), StandardCharsets.UTF_8);
            found |= text.contains(before);
            answer(
                    PAGE + form,
                    answer -> answer.with(text.replace(before, after).getBytes(StandardCharsets.UTF_8)));
        }
        if (!found) {
            throw new IllegalArgumentException("no page says " + before);
        }
        return this;
    }

    /** Another answer: the key is a path, for a page with its form behind it. */
    PlantedIndex answer(String key, UnaryOperator<Answer> change) {
        answers.put(key, change.apply(answers.getOrDefault(key, new Answer(404, Map.of(), new byte[0]))));
        return this;
    }

    Answer answerOf(String key) {
        return Objects.requireNonNull(answers.get(key));
    }

    PlantedIndex pages(UnaryOperator<Answer> change) {
        return answer(PAGE + "html", change).answer(PAGE + "json", change);
    }

    PlantedIndex wheel(UnaryOperator<Answer> change) {
        return answer("/packages/" + filename, change);
    }

    /** Something that the server does before it answers. */
    PlantedIndex before(String key, Runnable action) {
        delays.put(key, action);
        return this;
    }

    /** Bytes of all bodies so far. */
    long sent() {
        return sent.get();
    }

    PlantedIndex withoutRanges() {
        ranges = false;
        return this;
    }

    String filename() {
        return filename;
    }

    AuditResult audit() {
        return audit(LIMITS);
    }

    AuditResult audit(AuditLimits limits) {
        return new IndexAuditor(uri(), limits, line -> {}).run(List.of());
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private PlantedIndex render() {
        answers.clear();
        IndexFile listed = file.apply(new IndexFile(
                "packages/" + filename,
                Sha256.of(wheel),
                wheel.length,
                Instant.parse("2026-11-21T09:00:00Z"),
                Optional.of(SampleWheel.REQUIRES_PYTHON),
                Optional.of(Sha256.of(metadata)),
                true,
                Optional.empty(),
                Optional.empty()));
        ProjectPage page = new ProjectPage(
                ProjectName.of("demo"), new ArrayList<>(List.of(listed)), ProjectStatus.ACTIVE, Revision.NONE);
        ProjectList list = new ProjectList(List.of("demo"), List.of(), Revision.NONE);
        page(LIST + "html", HtmlPages.render(list), "text/html; charset=utf-8");
        page(LIST + "json", JsonPages.render(list), JSON);
        page(PAGE + "html", HtmlPages.render(page, "simple/demo/index.html"), "text/html; charset=utf-8");
        page(PAGE + "json", JsonPages.render(page, "simple/demo/index.json"), JSON);
        Map<String, String> forever = Map.of("Cache-Control", ObjectBody.IMMUTABLE, "Content-Type", "application/x");
        answers.put("/packages/" + filename, new Answer(200, forever, wheel));
        answers.put("/packages/" + filename + ".metadata", new Answer(200, forever, metadata));
        return this;
    }

    private void page(String key, byte[] body, String type) {
        answers.put(
                key,
                new Answer(
                        200,
                        Map.of("Cache-Control", ObjectBody.REVALIDATE, "Content-Type", type, "ETag", "\"x\""),
                        body));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String accept = String.valueOf(exchange.getRequestHeaders().getFirst("Accept"));
            String key = path.endsWith("/") ? path + (accept.contains("json") ? "json" : "html") : path;
            delays.getOrDefault(key, () -> {}).run();
            Answer answer = answers.getOrDefault(key, new Answer(404, Map.of(), new byte[0]));
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = answer.body();
            int status = answer.status();
            Matcher range = RANGE.matcher(
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Range"), ""));
            if (status == 200 && ranges && range.matches()) {
                int from = Integer.parseInt(range.group(1));
                int to = Integer.parseInt(range.group(2)) + 1;
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + body.length);
                body = Arrays.copyOfRange(body, from, to);
                status = 206;
            }
            sent.addAndGet(body.length);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
