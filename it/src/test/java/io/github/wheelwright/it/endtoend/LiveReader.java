package io.github.wheelwright.it.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.maven.serve.StoreServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** pip and uv, which resolve stacks again and again while others publish. */
final class LiveReader implements AutoCloseable {
    private static final String ANY = "";

    private final Path work;
    private final List<AutoCloseable> servers = new ArrayList<>();
    private final String flat;
    private final String commits;
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::read, "live reader");
    private volatile boolean stopped;
    private final AtomicInteger resolves = new AtomicInteger();

    private final Round round;

    /** What is asked for again and again. */
    private interface Round {
        void of(LiveReader reader) throws IOException;
    }

    private LiveReader(Shelf shelf, Path work, Round round, UnaryOperator<ObjectStore> network) throws IOException {
        this.round = round;
        this.work = Files.createDirectories(work);
        this.flat = serve(network.apply(shelf.flat())) + "simple/";
        this.commits = serve(network.apply(shelf.commits()));
    }

    /**
     * Asks {@code shelf}, where {@code flat-0} and {@code commit-0} have been published, for the oldest stack and for the newest that a
     * page has just listed, until it is closed.
     */
    static LiveReader of(Shelf shelf, Path work) throws IOException {
        return started(new LiveReader(shelf, work, LiveReader::readBuilds, UnaryOperator.identity()));
    }

    /** Asks {@code shelf}, where some {@code flat-…} have been published, for the newest of them until it is closed. */
    static LiveReader ofNewest(Shelf shelf, Path work) throws IOException {
        return started(new LiveReader(shelf, work, LiveReader::readNewest, UnaryOperator.identity()));
    }

    /**
     * Asks the channel of {@code shelf} for whatever it shows, until it is closed. The page that is read last comes late, so that the
     * channel has time to move between the first page and that.
     */
    static LiveReader ofChannel(Shelf shelf, Path work) throws IOException {
        return started(new LiveReader(shelf, work, LiveReader::readChannel, LateAnswers::of));
    }

    /**
     * What {@code installer} says that does not resolve the channel of {@code shelf}, which it reaches through {@code network}, else
     * nothing.
     */
    static List<String> once(Shelf shelf, Path work, Installer installer, UnaryOperator<ObjectStore> network)
            throws Exception {
        LiveReader reader = new LiveReader(
                shelf, work, asked -> asked.resolve(installer, asked.commits + Build.CHANNEL + "/", ANY), network);
        try (reader) {
            reader.round.of(reader);
        }
        return reader.failures();
    }

    private static LiveReader started(LiveReader reader) {
        reader.thread.start();
        return reader;
    }

    /** How many resolves there were, once it is closed. */
    int resolves() {
        return resolves.get();
    }

    /** What was said by those that failed. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() throws Exception {
        stopped = true;
        thread.join();
        for (AutoCloseable server : servers) {
            server.close();
        }
    }

    private String serve(ObjectStore store) throws IOException {
        StoreServer server = StoreServer.start(store, 0, line -> {});
        servers.add(server);
        servers.add(store);
        return server.address();
    }

    private void read() {
        try {
            do {
                round.of(this);
            } while (!stopped);
        } catch (IOException | RuntimeException e) {
            failures.add(e.toString());
        }
    }

    private void readBuilds() throws IOException {
        uv(flat, newest());
        uv(commits + "c0/", "1.0");
        pip(Installer.PIP, flat, newest());
        uv(flat, "1.0");
        pip(Installer.PIP, commits + "c0/", "1.0");
        uv(flat, newest());
    }

    private void readNewest() throws IOException {
        uv(flat, newest());
        pip(Installer.PIP, flat, newest());
    }

    private void readChannel() throws IOException {
        String nightly = commits + Build.CHANNEL + "/";
        uv(nightly, ANY);
        pip(Installer.PIP, nightly, ANY);
        uv(nightly, ANY);
        pip(Installer.PIP22, nightly, ANY);
    }

    /** A resolver may go back to an older version where a newer one cannot be had, so it is asked for this one. */
    private String newest() throws IOException {
        int newest = 0;
        for (JsonNode file : Http.json(flat + Build.MAIN + "/index.json").required("files")) {
            String version = file.required("filename").asText().split("-")[1];
            newest = Math.max(newest, Integer.parseInt(version.substring("1.".length())));
        }
        return "1." + newest;
    }

    private void resolve(Installer installer, String index, String version) throws IOException {
        if (installer == Installer.UV) {
            uv(index, version);
        } else {
            pip(installer, index, version);
        }
    }

    private void uv(String index, String version) throws IOException {
        Path requirements = Files.writeString(work.resolve("requirements.in"), requirement(version) + "\n");
        resolved(
                Installer.UV
                        .program(work)
                        .run(List.of(
                                "pip",
                                "compile",
                                "--no-cache",
                                "--python",
                                Installer.python(),
                                "--only-binary",
                                ":all:",
                                "--index-url",
                                index,
                                requirements.toString())),
                Build.LOWEST + "==" + version);
    }

    private void pip(Installer pip, String index, String version) {
        resolved(
                pip.program(work)
                        .run(List.of(
                                "--isolated",
                                "install",
                                "--dry-run",
                                "--ignore-installed",
                                "--no-cache-dir",
                                "--no-input",
                                "--disable-pip-version-check",
                                "--only-binary",
                                ":all:",
                                "--index-url",
                                index,
                                requirement(version))),
                Build.LOWEST + "-" + version);
    }

    private static String requirement(String version) {
        return version.equals(ANY) ? Build.MAIN : Build.MAIN + "==" + version;
    }

    private void resolved(Program.Output output, String expected) {
        resolves.incrementAndGet();
        if (output.status() != 0 || !output.text().contains(expected)) {
            failures.add(output.text());
        }
    }
}
