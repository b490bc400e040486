package io.github.wheelwright.maven.s3;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What has gone to a service and come from it, retries included. */
public final class S3Traffic {
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder copied = new LongAdder();

    S3Traffic() {}

    /** Number of requests by the name of S3's operation, {@code PutObject} for example. */
    public SortedMap<String, Long> requests() {
        SortedMap<String, Long> counts = new TreeMap<>();
        requests.forEach((operation, count) -> counts.put(operation, count.sum()));
        return counts;
    }

    /** Bytes of objects that were sent. */
    public long bytesSent() {
        return sent.sum();
    }

    /** Bytes of objects that were received. */
    public long bytesReceived() {
        return received.sum();
    }

    /** Bytes of objects that the service copied, and that came nowhere near us. */
    public long bytesCopied() {
        return copied.sum();
    }

    void countRequest(String operation) {
        requests.computeIfAbsent(operation, o -> new LongAdder()).increment();
    }

    void countSent(long bytes) {
        sent.add(bytes);
    }

    void countCopied(long bytes) {
        copied.add(bytes);
    }

    void countReceived(long bytes) {
        received.add(bytes);
    }
}
