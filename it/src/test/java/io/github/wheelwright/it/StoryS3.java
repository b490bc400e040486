package io.github.wheelwright.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.maven.s3.EmbeddedS3;
import io.github.wheelwright.maven.s3.S3Location;
import io.github.wheelwright.maven.s3.S3Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The S3 service of a story: it runs from the script before the run to the one after it. */
public final class StoryS3 {
    private static final Map<Path, StoryS3> RUNNING = new ConcurrentHashMap<>();

    private final Path folder;
    private final EmbeddedS3 service;
    private final String bucket;

    private StoryS3(Path folder, EmbeddedS3 service, String bucket) {
        this.folder = folder;
        this.service = service;
        this.bucket = bucket;
    }

    static void start(Path folder, String bucket) throws IOException {
        EmbeddedS3 service = EmbeddedS3.start();
        service.createPublicBucket(bucket);
        RUNNING.put(folder, new StoryS3(folder, service, bucket));
        Files.writeString(
                folder.resolve("test.properties"),
                "\nwheel.s3.endpoint=" + service.endpoint() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    static StoryS3 of(Path folder) {
        return Objects.requireNonNull(RUNNING.get(folder), "no service was started for this story");
    }

    /** Checks that the bucket has an object, and what it says. */
    public void holds(String key, String... texts) {
        try (ObjectStore store = store()) {
            assertThat(store.get(key)).as(key).isPresent();
            byte[] bytes = store.get(key).orElseThrow().bytes();
            assertThat(new String(bytes, StandardCharsets.UTF_8)).as(key).contains(texts);
        }
    }

    /** Checks that the service was asked to do {@code operation} to the object {@code key}. */
    public void received(String operation, String key) {
        assertThat(service.requests())
                .anyMatch(request ->
                        request.operation().equals(operation) && request.key().equals(key));
    }

    /** Checks that nothing was written to the service. */
    public void isUntouched() {
        assertThat(service.requests()).extracting(EmbeddedS3.Request::operation).doesNotContain("PUT", "DELETE");
    }

    /** Ends the service. */
    public void stop() {
        service.close();
        RUNNING.remove(folder);
    }

    private ObjectStore store() {
        return new S3Store(service.settings(), new S3Location(bucket, ""));
    }
}
