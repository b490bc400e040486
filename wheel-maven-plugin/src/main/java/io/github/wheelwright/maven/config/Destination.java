package io.github.wheelwright.maven.config;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.s3.S3Location;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an index is kept. */
public sealed interface Destination {
    /**
     * A folder.
     *
     * @param path absolute
     */
    record Folder(Path path) implements Destination {
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * Part of a bucket.
     *
     * @param location bucket and prefix
     */
    record S3(S3Location location) implements Destination {
        @Override
        public String toString() {
            return location.toString();
        }
    }

    /** Form of an address with a scheme; a single letter is a drive of Windows. */
    Pattern ADDRESS = Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]+):.*");

    /** Reads a path (relative to {@code base}), {@code file:…} or {@code s3://bucket/prefix}. */
    static Destination parse(String text, Path base) {
        Matcher address = ADDRESS.matcher(text);
        try {
            if (!address.matches()) {
                return new Folder(base.resolve(text).toAbsolutePath().normalize());
            }
            switch (address.group("scheme")) {
                case "file":
                    return new Folder(file(text, base).toAbsolutePath().normalize());
                case "s3":
                    return new S3(S3Location.parse(text));
                default:
                    throw new WheelException(
                            "unknown kind of destination: " + address.group("scheme") + ":",
                            "name a folder, or a bucket as s3://bucket/prefix");
            }
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new WheelException(
                    "not a path: " + e.getMessage(), "name a folder, or a bucket as s3://bucket/prefix", e);
        }
    }

    private static Path file(String text, Path base) {
        return text.startsWith("file:/")
                ? Path.of(URI.create(text.replace(" ", "%20")))
                : base.resolve(text.substring("file:".length()));
    }
}
