package io.github.wheelwright.maven.http;

import java.net.URI;
import java.util.Objects;

/** Whom a secret may be told: only who is asked the way that it was meant for. */
public final class Origins {
    private Origins() {}

    /**
     * Whether both addresses lead to one server in one way: the same scheme, host and port. A redirection from {@code https} to {@code
     * http} at one host leaves the origin (RFC 6454, section 4).
     */
    public static boolean same(URI one, URI other) {
        return Objects.equals(one.getScheme(), other.getScheme())
                && Objects.equals(one.getRawAuthority(), other.getRawAuthority());
    }
}
