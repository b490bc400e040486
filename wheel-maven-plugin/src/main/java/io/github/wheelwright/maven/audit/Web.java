package io.github.wheelwright.maven.audit;

import io.github.wheelwright.core.WheelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Requests to servers that are not trusted: answers are bounded in size and time. */
final class Web implements AutoCloseable {
    private static final String AGENT = "Wheelwright (audit-index)";
    private static final Duration CONNECT = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(CONNECT)
            .build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "audit-clock");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    /** Work that reads from a server. */
    interface Reading<T> {
        T run() throws IOException;
    }

    HttpClient client() {
        return client;
    }

    long requests() {
        return requests.get();
    }

    /** Bytes of the bodies that were read. */
    long bytes() {
        return bytes.get();
    }

    /**
     * The answer to a GET, and not more than {@code most} bytes of its body.
     *
     * @param headers names and values in turn
     */
    WebAnswer get(URI uri, int most, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("User-Agent", AGENT);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        requests.incrementAndGet();
        HttpResponse<InputStream> answer = send(request.build());
        try (InputStream in = answer.body()) {
            byte[] body = in.readNBytes(most);
            bytes.addAndGet(body.length);
            boolean cut = body.length == most && in.read() >= 0;
            return new WebAnswer(answer.uri(), answer.statusCode(), answer.headers(), body, cut);
        }
    }

    /** Does {@code reading}, unless it takes longer than {@code patience}: then it fails. */
    <T> T within(Duration patience, Reading<T> reading) throws IOException {
        Watch watch = new Watch(Thread.currentThread());
        ScheduledFuture<?> alarm = clock.schedule(watch::alarm, patience.toMillis(), TimeUnit.MILLISECONDS);
        boolean done = false;
        try {
            T result = reading.run();
            done = true;
            return result;
        } catch (IOException | WheelException e) {
            if (watch.end()) {
                done = true;
                throw new IOException("took longer than " + patience.toSeconds() + " s", e);
            }
            throw e;
        } finally {
            alarm.cancel(false);
            if (watch.end() && done) {
                // the alarm was ours, so nobody else is to be told
                Thread.interrupted();
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (IllegalArgumentException e) {
            // an address that no client can use, such as one with a port of six digits
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    /** Interrupts a thread, but not after its work has ended. */
    private static final class Watch {
        private final Thread thread;
        private boolean ended;
        private boolean alarmed;

        Watch(Thread thread) {
            this.thread = thread;
        }

        synchronized void alarm() {
            if (!ended) {
                alarmed = true;
                thread.interrupt();
            }
        }

        /** No alarm from now on; true if there was one. */
        synchronized boolean end() {
            ended = true;
            return alarmed;
        }
    }
}
