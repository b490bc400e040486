package io.github.wheelwright.maven.http;

import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * What a server says of the state of a resource: entity tag and time of the last change.
 *
 * @param etag as it was sent, with quotes
 * @param lastModified as it was sent
 */
record Validator(Optional<String> etag, Optional<String> lastModified) {
    static Validator of(HttpResponse<?> answer) {
        return new Validator(
                answer.headers().firstValue("ETag"), answer.headers().firstValue("Last-Modified"));
    }

    /** The tag, if it stands for every byte: only such a one may be sent in {@code If-Range} (RFC 9110, section 13.1.5). */
    Optional<String> strong() {
        return etag.filter(tag -> !tag.startsWith("W/"));
    }

    /** Whether {@code answer} can be of the same state. */
    boolean allows(HttpResponse<?> answer) {
        Validator other = of(answer);
        boolean tagged = etag.isPresent() || other.etag.isPresent();
        return tagged ? etag.equals(other.etag) : lastModified.equals(other.lastModified);
    }
}
