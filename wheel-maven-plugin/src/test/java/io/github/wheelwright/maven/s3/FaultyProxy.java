package io.github.wheelwright.maven.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Stands before an HTTP service on loopback and breaks exchanges as it is told. Each connection carries one exchange, as the
 * proxy asks the service to close it.
 */
public final class FaultyProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final URI target;
    private final List<Planned> planned = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Function<String, Fault> weather = request -> Fault.NONE;

    /** A proxy that breaks nothing yet. */
    public FaultyProxy(URI target) {
        this.target = target;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::listen);
    }

    private record Planned(String start, Fault fault) {}

    /** Its own address. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Breaks one exchange, the next whose request line starts so ({@code "PUT /bucket/key"}). */
    public FaultyProxy next(String start, Fault fault) {
        planned.add(new Planned(start, fault));
        return this;
    }

    /** Lets {@code choice} decide about every exchange that nothing is planned for, by its request line. */
    public FaultyProxy otherwise(Function<String, Fault> choice) {
        weather = choice;
        return this;
    }

    /** The request lines, oldest first. */
    public List<String> requests() {
        return heads.stream().map(head -> head.substring(0, head.indexOf('\r'))).toList();
    }

    /** The request lines with the headers, oldest first. */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() throws IOException {
        while (!listener.isClosed()) {
            Socket client = listener.accept();
            open.add(client);
            start(() -> exchange(client));
        }
    }

    private void exchange(Socket client) throws IOException {
        try (client) {
            String head = head(client.getInputStream());
            if (head.isEmpty()) {
                return;
            }
            heads.add(head);
            exchange(client, head, fault(head));
        } finally {
            open.remove(client);
        }
    }

    private void exchange(Socket client, String head, Fault fault) throws IOException {
        if (fault instanceof Fault.After after) {
            after.event().run();
            exchange(client, head, after.fault());
        } else if (fault instanceof Fault.Answer answer) {
            client.getOutputStream().write(answer.response().getBytes(StandardCharsets.UTF_8));
            client.shutdownOutput();
            client.getInputStream().transferTo(OutputStream.nullOutputStream()); // or the answer is lost to a reset
        } else if (fault instanceof Fault.Silence) {
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } else if (fault instanceof Fault.CutRequest cut) {
            forward(client, head, cut.afterBytes(), Long.MAX_VALUE, Duration.ZERO);
        } else if (fault instanceof Fault.CutAnswer cut) {
            forward(client, head, Long.MAX_VALUE, cut.afterBytes(), Duration.ZERO);
        } else if (fault instanceof Fault.Slow slow) {
            forward(client, head, Long.MAX_VALUE, Long.MAX_VALUE, slow.perChunk());
        }
    }

    private void forward(Socket client, String head, long requestBytes, long answerBytes, Duration perChunk)
            throws IOException {
        try (Socket service = new Socket(target.getHost(), target.getPort())) {
            String once = head.replaceFirst("(?i)\r\nConnection: [^\r]*", "")
                    .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
            service.getOutputStream().write(once.getBytes(StandardCharsets.ISO_8859_1));
            start(() -> {
                if (copy(client.getInputStream(), service.getOutputStream(), requestBytes, perChunk)) {
                    client.close();
                    service.close();
                }
            });
            String answer = head(service.getInputStream());
            while (answer.startsWith("HTTP/1.1 100")) {
                client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                answer = head(service.getInputStream());
            }
            byte[] bytes = answer.getBytes(StandardCharsets.ISO_8859_1);
            int shown = (int) Math.min(bytes.length, answerBytes);
            client.getOutputStream().write(bytes, 0, shown);
            copy(service.getInputStream(), client.getOutputStream(), answerBytes - shown, perChunk);
        }
    }

    private Fault fault(String head) {
        for (Iterator<Planned> i = planned.iterator(); i.hasNext(); ) {
            Planned next = i.next();
            if (head.startsWith(next.start()) && planned.remove(next)) {
                return next.fault();
            }
        }
        return weather.apply(head.substring(0, head.indexOf('\r')));
    }

    /** Bytes up to and with the empty line; empty if the connection was closed before. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                return "";
            }
            head.write(b);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** Copies up to {@code limit} bytes; tells whether the limit ended it. */
    private static boolean copy(InputStream in, OutputStream out, long limit, Duration perChunk) throws IOException {
        byte[] chunk = new byte[Fault.Slow.CHUNK];
        for (long left = limit; left > 0; ) {
            LockSupport.parkNanos(perChunk.toNanos());
            int n = in.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (n < 0) {
                return false;
            }
            out.write(chunk, 0, n);
            out.flush();
            left -= n;
        }
        return true;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // one of the two has hung up, which is what this class is about
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void run() throws IOException;
    }
}
