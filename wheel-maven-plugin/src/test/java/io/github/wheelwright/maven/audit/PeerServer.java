package io.github.wheelwright.maven.audit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server of somebody else, in a process of its own on the loopback address. */
final class PeerServer implements AutoCloseable {
    private static final long LONGEST_START_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Process process;
    private final int port;

    private PeerServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts {@code command}, in which {@code PORT} stands for a free port, and waits until somebody listens there. */
    static PeerServer start(Path work, String... command) throws IOException {
        int port = freePort();
        List<String> words = new ArrayList<>();
        for (String word : command) {
            words.add(word.replace("PORT", Integer.toString(port)));
        }
        Path log = work.resolve("server.log");
        Process process = new ProcessBuilder(words)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        PeerServer server = new PeerServer(process, port);
        long end = System.nanoTime() + LONGEST_START_NANOS;
        while (!server.listens()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                server.close();
                throw new IOException(words + " did not start:\n" + Files.readString(log));
            }
            LockSupport.parkNanos(50_000_000);
        }
        return server;
    }

    /** Runs {@code command} to its end. */
    static void run(Path work, String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(work, "run", ".log");
        Process process = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(List.of(command) + " failed:\n" + Files.readString(log));
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
