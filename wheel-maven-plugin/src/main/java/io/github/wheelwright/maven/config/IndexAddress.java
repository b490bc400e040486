package io.github.wheelwright.maven.config;

import io.github.wheelwright.core.WheelException;
import java.net.URI;
import java.net.URISyntaxException;

/** The address of an index, as installers are told it. */
public final class IndexAddress {
    private IndexAddress() {}

    /** The address, with the slash at its end without which the links of the index would lead elsewhere. */
    public static URI parse(String text) {
        return page(text.endsWith("/") ? text : text + "/");
    }

    /** The address of one page. */
    public static URI page(String text) {
        try {
            if (text.matches("[a-z]+://[^/]*@.*")) {
                throw new WheelException(
                        "credentials in an address are told to logs and reports",
                        "leave them out: only public indexes are read");
            }
            URI uri = new URI(text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new WheelException("not an address: " + e.getMessage(), "write it as https://host/simple/", e);
        }
        throw new WheelException("not a web address", "write it as https://host/simple/");
    }
}
