package io.github.wheelwright.it.endtoend;

import io.github.wheelwright.core.engines.Engines;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Debian's nginx with the configuration that {@code wheel:serve} prints in a dry run, and nothing added to it. */
final class Nginx implements Closeable {
    private static final long LONGEST_START_MILLIS = 10_000;

    private final RunningProgram program;
    private final int port;

    private Nginx(RunningProgram program, int port) {
        this.program = program;
        this.port = port;
    }

    /** For the destination that {@code properties} name. */
    static Nginx configuredBy(Maven maven, List<String> properties, Path work) throws IOException {
        int port = freePort();
        List<String> all = new ArrayList<>(properties);
        all.add("wheel.dryRun=true");
        all.add("wheel.port=" + port);
        List<String> printed = maven.run("serve", all).lines().stream()
                .map(line -> line.replaceFirst("^\\[INFO] ", ""))
                .dropWhile(line -> !line.startsWith("# Python package index"))
                .takeWhile(line -> !line.startsWith("-----"))
                .toList();
        Files.createDirectories(work);
        Path configuration = Files.writeString(work.resolve("nginx.conf"), around(String.join("\n", printed), work));
        RunningProgram program = Program.of(work, Engines.require("nginx")).start(List.of("-c", "" + configuration));
        Nginx nginx = new Nginx(program, port);
        nginx.awaitPort();
        return nginx;
    }

    /** Ends in a slash. */
    String address() {
        return "http://127.0.0.1:" + port + "/";
    }

    @Override
    public void close() {
        program.close();
    }

    private static String around(String servers, Path work) {
        // Started by root, its workers would be someone who cannot read the folders of the tests.
        String user = System.getProperty("user.name").equals("root") ? "user root;\n" : "";
        return user
                + """
                daemon off;
                worker_processes 1;
                pid nginx.pid;
                error_log stderr;
                events {}
                http {
                access_log off;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                %s
                }
                """.replaceAll("(?m)^(pid|\\w+_temp_path) ", "$1 " + work + "/")
                        .formatted(servers);
    }

    private void awaitPort() throws IOException {
        long end = System.currentTimeMillis() + LONGEST_START_MILLIS;
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                LockSupport.parkNanos(50_000_000);
                if (!program.isAlive() || System.currentTimeMillis() > end) {
                    close();
                    throw new IOException("nginx did not start:\n" + String.join("\n", program.lines()), e);
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
