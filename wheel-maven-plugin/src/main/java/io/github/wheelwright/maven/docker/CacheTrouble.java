package io.github.wheelwright.maven.docker;

/**
 * A cache that could not be read or written.
 *
 * @param step BuildKit's name for it, which says which cache
 * @param error why
 */
public record CacheTrouble(String step, String error) {}
