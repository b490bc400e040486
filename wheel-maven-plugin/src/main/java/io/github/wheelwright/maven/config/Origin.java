package io.github.wheelwright.maven.config;

import java.net.URI;
import java.nio.file.Path;

/** Where a web server finds the objects of an index. */
public sealed interface Origin {
    /** A folder on the same machine. */
    record Folder(Path path) implements Origin {}

    /** An address below which each object can be read without credentials; ends in {@code /}. */
    record Address(URI uri) implements Origin {}
}
