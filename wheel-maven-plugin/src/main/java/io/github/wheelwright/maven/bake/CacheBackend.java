package io.github.wheelwright.maven.bake;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.ci.Scope;
import io.github.wheelwright.maven.docker.CacheTrouble;
import io.github.wheelwright.maven.registry.ImageReference;
import io.github.wheelwright.maven.s3.S3Location;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A place where BuildKit keeps caches. */
public sealed interface CacheBackend {
    /** Attributes of an entry of {@code cache-from}; empty where it is known that nothing is there. */
    Optional<Map<String, String>> from(Scope scope, String name);

    /** Attributes of an entry of {@code cache-to}. */
    Map<String, String> to(Scope scope, String name);

    /** Whether {@code trouble} is about this place. BuildKit names it in the step or in the error, or only its kind. */
    boolean concerns(CacheTrouble trouble);

    /**
     * Reads {@code registry://host/repository}, {@code s3://bucket/prefix}, or a folder.
     *
     * @param endpoint address of an S3 service other than Amazon's
     * @param region of buckets; where it is empty and there is no endpoint, BuildKit's own
     * @param pathStyle whether the bucket is part of the path; where it is empty, if there is an endpoint
     * @param base what relative folders are relative to
     */
    static CacheBackend parse(
            String text, Optional<URI> endpoint, Optional<String> region, Optional<Boolean> pathStyle, Path base) {
        if (text.startsWith("registry://")) {
            return new Registry(
                    ImageReference.parse(text.substring("registry://".length())).toString());
        }
        if (text.startsWith("s3://")) {
            return new S3(S3Location.parse(text), endpoint, region, pathStyle);
        }
        if (text.contains("://")) {
            throw new WheelException(
                    "not a place for caches",
                    "write registry://host/repository, s3://bucket/prefix, or the path of a folder");
        }
        return new Folder(base.resolve(text));
    }

    private static Map<String, String> attributes(String... pairs) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            attributes.put(pairs[i], pairs[i + 1]);
        }
        return attributes;
    }

    private static Map<String, String> exported(Map<String, String> attributes) {
        // all stages, not only the last; and a cache that cannot be written fails no build
        attributes.put("mode", "max");
        attributes.put("ignore-error", "true");
        return attributes;
    }

    /** A repository of images, whose tags are the names. */
    record Registry(String repository) implements CacheBackend {
        @Override
        public Optional<Map<String, String>> from(Scope scope, String name) {
            return Optional.of(attributes("type", "registry", "ref", scope.repository(repository) + ":" + name));
        }

        @Override
        public Map<String, String> to(Scope scope, String name) {
            return exported(attributes("type", "registry", "ref", scope.repository(repository) + ":" + name));
        }

        @Override
        public boolean concerns(CacheTrouble trouble) {
            ImageReference image = ImageReference.parse(repository);
            String address = "://" + image.registry() + "/v2/" + image.repository();
            return trouble.step().contains(repository) || trouble.error().contains(address);
        }

        @Override
        public String toString() {
            return "registry://" + repository;
        }
    }

    /** A prefix in a bucket. Credentials are those of buildx's environment. */
    record S3(S3Location location, Optional<URI> endpoint, Optional<String> region, Optional<Boolean> pathStyle)
            implements CacheBackend {
        @Override
        public Optional<Map<String, String>> from(Scope scope, String name) {
            return Optional.of(place(scope, name));
        }

        @Override
        public Map<String, String> to(Scope scope, String name) {
            return exported(place(scope, name));
        }

        private Map<String, String> place(Scope scope, String name) {
            Map<String, String> attributes = attributes(
                    "type",
                    "s3",
                    "bucket",
                    location.bucket(),
                    "prefix",
                    location.prefix() + scope.prefix(),
                    "name",
                    name);
            region.or(() -> endpoint.map(any -> "us-east-1")).ifPresent(value -> attributes.put("region", value));
            endpoint.ifPresent(address -> attributes.put("endpoint_url", address.toString()));
            pathStyle
                    .or(() -> endpoint.map(any -> true))
                    .ifPresent(inPath -> attributes.put("use_path_style", inPath.toString()));
            return attributes;
        }

        @Override
        public boolean concerns(CacheTrouble trouble) {
            boolean inS3 = trouble.step().contains(" s3") || trouble.step().contains("Amazon S3");
            String error = trouble.error();
            return inS3
                    && (error.contains("/" + location.bucket() + "/")
                            || error.contains("//" + location.bucket() + ".")
                            || !error.contains("://"));
        }

        @Override
        public String toString() {
            return location.toString();
        }
    }

    /** A folder of this machine. */
    record Folder(Path path) implements CacheBackend {
        @Override
        public Optional<Map<String, String>> from(Scope scope, String name) {
            Path folder = folder(scope, name);
            return Files.exists(folder.resolve("index.json"))
                    ? Optional.of(attributes("type", "local", "src", folder.toString()))
                    : Optional.empty();
        }

        @Override
        public Map<String, String> to(Scope scope, String name) {
            return exported(
                    attributes("type", "local", "dest", folder(scope, name).toString()));
        }

        private Path folder(Scope scope, String name) {
            return path.resolve(scope.prefix() + name);
        }

        @Override
        public boolean concerns(CacheTrouble trouble) {
            return trouble.step().contains(" client directory");
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }
}
