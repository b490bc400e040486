package io.github.wheelwright.core.journal;

import io.github.wheelwright.core.index.Layout;
import java.util.regex.Pattern;

/** What the key of a file tells about it. */
public final class FileKey {
    private static final Pattern BESIDE = Pattern.compile("_[0-9a-f]{" + Layout.BESIDE_DIGITS + "}/(?=[^/]*$)");
    private static final Pattern SIDECAR = Pattern.compile("(?<=\\.whl)\\.(metadata|provenance)$");

    private FileKey() {}

    /** Whether it is that of a wheel, or of the METADATA or the provenance object beside one. */
    public static boolean isFile(String key) {
        return SIDECAR.matcher(key).replaceFirst("").endsWith(".whl");
    }

    /** The wheel's own key, under which it or a namesake stands, or beside which it stands. */
    public static String home(String key) {
        return BESIDE.matcher(SIDECAR.matcher(key).replaceFirst("")).replaceFirst("");
    }

    /** The folder of files that it is in, ending in {@code /}; empty for the top. */
    public static String folder(String key) {
        String home = home(key);
        return home.substring(0, home.lastIndexOf('/') + 1);
    }
}
