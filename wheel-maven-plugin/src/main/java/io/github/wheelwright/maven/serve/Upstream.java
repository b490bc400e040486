package io.github.wheelwright.maven.serve;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server behind an address, in the words of an nginx configuration.
 *
 * @param host name or number; IPv6 in brackets
 * @param prefix raw path without its last {@code /}; empty for the root
 */
record Upstream(boolean isSecure, String host, int port, String prefix) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    // not URI.getHost(), which knows no "_": names of containers have it
    private static final Pattern AUTHORITY = Pattern.compile("(?:.*@)?(?<host>\\[.*]|[^:]*)(?::(?<port>\\d*))?");

    static Upstream of(URI uri) {
        Matcher authority = AUTHORITY.matcher(uri.getRawAuthority());
        if (!authority.matches()) {
            throw new IllegalArgumentException("no host in " + uri);
        }
        boolean secure = uri.getScheme().toLowerCase(Locale.ROOT).equals("https");
        String port = authority.group("port");
        return new Upstream(
                secure,
                authority.group("host"),
                port == null || port.isEmpty() ? secure ? HTTPS : HTTP : Integer.parseInt(port),
                // "$" would begin a variable, and cannot be escaped but as a URI can
                uri.getRawPath().replaceAll("/$", "").replace("$", "%24"));
    }
}
