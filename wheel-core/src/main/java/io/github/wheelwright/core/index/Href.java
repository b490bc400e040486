package io.github.wheelwright.core.index;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Links between keys of one store, relative, so that the whole tree works under any address.
 *
 * <p>Everything but RFC 3986's unreserved characters is percent-encoded, {@code +} included: S3 reads a bare {@code +} in a
 * path as a space.
 */
public final class Href {
    private static final String HEX = "0123456789ABCDEF";

    private Href() {}

    /** The link from the page at {@code from} to the object at {@code to}: {@code ../../packages/a%2Bb.whl}. */
    public static String relative(String from, String to) {
        int common = 0;
        for (int slash = from.indexOf('/'); slash >= 0; slash = from.indexOf('/', slash + 1)) {
            if (!to.startsWith(from.substring(0, slash + 1))) {
                break;
            }
            common = slash + 1;
        }
        String up = "../".repeat((int)
                from.substring(common).chars().filter(c -> c == '/').count());
        return up + encoded(to.substring(common));
    }

    /** The key that {@code href}, found on the page at {@code page}, links to. */
    public static String resolved(String page, String href) {
        URI base = URI.create("store:/" + encoded(page));
        return base.resolve(href).getPath().substring(1);
    }

    /** The key as a part of an address: each segment percent-encoded, slashes kept. */
    public static String encoded(String key) {
        StringBuilder out = new StringBuilder(key.length() + 8);
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c == '/' || unreserved(c)) {
                out.append(c);
            } else {
                out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return out.toString();
    }

    private static boolean unreserved(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0;
    }
}
