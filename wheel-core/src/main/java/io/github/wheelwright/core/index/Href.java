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
        int common = commonFolder(from, to);
        StringBuilder out = new StringBuilder(to.length() + 16);
        for (int i = from.indexOf('/', common); i >= 0; i = from.indexOf('/', i + 1)) {
            out.append("../");
        }
        appendEncoded(out, to, common);
        return out.toString();
    }

    /** The key that {@code href}, found on the page at {@code page}, links to. */
    public static String resolved(String page, String href) {
        URI base = URI.create("store:/" + encoded(page));
        return base.resolve(href).getPath().substring(1);
    }

    /** The key as a part of an address: each segment percent-encoded, slashes kept. */
    public static String encoded(String key) {
        StringBuilder out = new StringBuilder(key.length() + 8);
        appendEncoded(out, key, 0);
        return out.toString();
    }

    /** Length of the longest folder, its slash included, that both keys are in. */
    private static int commonFolder(String a, String b) {
        int common = 0;
        for (int i = 0; i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i); i++) {
            if (a.charAt(i) == '/') {
                common = i + 1;
            }
        }
        return common;
    }

    private static void appendEncoded(StringBuilder out, String key, int start) {
        for (int i = start; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c == '/' || unreserved(c)) {
                out.append(c);
            } else if (c < 0x80) {
                appendEscape(out, c);
            } else {
                int end = key.offsetByCodePoints(i, 1);
                for (byte b : key.substring(i, end).getBytes(StandardCharsets.UTF_8)) {
                    appendEscape(out, b & 0xff);
                }
                i = end - 1;
            }
        }
    }

    private static void appendEscape(StringBuilder out, int octet) {
        out.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
    }

    private static boolean unreserved(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0;
    }
}
