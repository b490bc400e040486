package io.github.wheelwright.it.endtoend;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.store.DirectoryStore;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.maven.s3.S3Credentials;
import io.github.wheelwright.maven.s3.S3Location;
import io.github.wheelwright.maven.s3.S3Settings;
import io.github.wheelwright.maven.s3.S3Store;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where two indexes are, in words that another process understands: {@code flat/}, of layout simple, and {@code commits/}.
 *
 * @param place {@code s3://bucket}, or a folder
 * @param endpoint of the S3 service, or nothing
 */
record Shelf(String place, String endpoint) {
    private static final int ATTEMPTS = 6;

    static Shelf in(Path folder) {
        return new Shelf(folder.toString(), "");
    }

    static Shelf in(MinioBucket bucket) {
        return new Shelf("s3://" + bucket.name(), MinioBucket.endpoint());
    }

    /** The same place, reached through {@code proxy}. */
    Shelf through(URI proxy) {
        return new Shelf(place, proxy.toString());
    }

    ObjectStore flat() {
        return open("flat");
    }

    ObjectStore commits() {
        return open("commits");
    }

    private ObjectStore open(String part) {
        if (endpoint.isEmpty()) {
            return new DirectoryStore(Path.of(place, part));
        }
        S3Settings settings = S3Settings.DEFAULT
                .withEndpoint(URI.create(endpoint))
                .withPatience(ATTEMPTS, Duration.ofSeconds(10))
                .withCredentials(
                        new S3Credentials(Engines.require("minio.accessKey"), Engines.require("minio.secretKey")));
        return new S3Store(settings, S3Location.parse(place + "/" + part));
    }
}
