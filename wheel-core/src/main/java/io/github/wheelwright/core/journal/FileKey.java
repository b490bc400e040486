package io.github.wheelwright.core.journal;

import io.github.wheelwright.core.index.Layout;
import java.util.regex.Pattern;

/** What the key of a file tells about it. */
public final class FileKey {
    private static final Pattern BESIDE = Pattern.compile("_[0-9a-f]{" + Layout.BESIDE_DIGITS + "}/(?=[^/]*$)");
    private static final String METADATA = ".metadata";

    private FileKey() {}

    /** Whether it is that of a wheel or of the METADATA beside one. */
    public static boolean isFile(String key) {
        return key.endsWith(".whl") || key.endsWith(".whl" + METADATA);
    }

    /** The wheel's own key, under which it or a namesake stands, or beside which it stands. */
    public static String home(String key) {
        String wheel = key.endsWith(METADATA) ? key.substring(0, key.length() - METADATA.length()) : key;
        return BESIDE.matcher(wheel).replaceFirst("");
    }

    /** The folder of files that it is in, ending in {@code /}; empty for the top. */
    public static String folder(String key) {
        String home = home(key);
        return home.substring(0, home.lastIndexOf('/') + 1);
    }
}
