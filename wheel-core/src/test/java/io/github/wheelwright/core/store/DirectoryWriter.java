package io.github.wheelwright.core.store;

import java.nio.file.Path;
import java.util.stream.IntStream;

/** One of several processes that write to a folder at once; prints how many keys it was the first to write. */
final class DirectoryWriter {
    static final int INCREMENTS = 50;
    static final int KEYS = 50;

    private DirectoryWriter() {}

    public static void main(String[] args) {
        try (ObjectStore store = new DirectoryStore(Path.of(args[0]))) {
            IntStream.range(0, INCREMENTS).forEach(i -> Race.increment(store, "counter"));
            ObjectBody body = ObjectBody.of(args[1], "text/plain", ObjectBody.IMMUTABLE);
            System.out.println(IntStream.range(0, KEYS)
                    .filter(i -> store.put("first/" + i, body, Condition.ABSENT).isPresent())
                    .count());
        }
    }
}
