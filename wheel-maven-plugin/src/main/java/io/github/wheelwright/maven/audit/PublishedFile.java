package io.github.wheelwright.maven.audit;

import java.net.URI;
import java.util.Optional;

/**
 * A file that an index lists.
 *
 * @param filename as the page says it
 * @param uri where it is
 * @param sha256 in hexadecimal, where the page tells it
 * @param yanked whether installers leave it out unless its very version is asked for (PEP 592)
 */
public record PublishedFile(String filename, URI uri, Optional<String> sha256, boolean yanked) {}
