package io.github.wheelwright.core.store;

/**
 * A small object, whole.
 *
 * @param bytes the content
 * @param etag its entity tag, for a {@link Condition#matches conditional} write over it
 */
public record Content(byte[] bytes, String etag) {}
