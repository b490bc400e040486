package io.github.wheelwright.core.tag;

import io.github.wheelwright.core.text.Ascii;
import java.util.Locale;
import java.util.Optional;

/**
 * What a platform tag says: {@code manylinux_2_28_x86_64} is glibc 2.28 or newer on x86_64 (PEP 600).
 *
 * @param family of systems
 * @param major version of what the family counts (glibc, musl, macOS, iOS; for Android the API level); zero where it counts none
 * @param minor the second number; zero where there is none
 * @param architecture {@code x86_64}; empty where the tag names none
 */
public record PlatformTag(Family family, int major, int minor, String architecture) {
    /** Which systems a tag is for. */
    public enum Family {
        /** {@code any}. */
        ANY,
        /** {@code linux_…}: the very system that it was built on. */
        LINUX,
        /** {@code manylinux_…}: glibc (PEP 600). */
        MANYLINUX,
        /** {@code musllinux_…}: musl (PEP 656). */
        MUSLLINUX,
        /** {@code macosx_…}. */
        MACOS,
        /** {@code win32}, {@code win_…}. */
        WINDOWS,
        /** {@code ios_…} (PEP 730). */
        IOS,
        /** {@code android_…} (PEP 738). */
        ANDROID,
        /** {@code pyemscripten_…}, {@code pyodide_…}, {@code emscripten_…} (PEP 783). */
        EMSCRIPTEN,
        /** Anything else; the whole tag is its architecture. */
        OTHER
    }

    /** Reads a platform tag; every text is one. Legacy names of manylinux are read as what they stand for. */
    public static PlatformTag parse(String text) {
        String tag = text.toLowerCase(Locale.ROOT);
        if (tag.equals("any")) {
            return new PlatformTag(Family.ANY, 0, 0, "");
        }
        if (tag.equals("win32")) {
            return new PlatformTag(Family.WINDOWS, 0, 0, "x86");
        }
        int underscore = tag.indexOf('_');
        if (underscore > 0) {
            String rest = tag.substring(underscore + 1);
            return switch (tag.substring(0, underscore)) {
                case "linux" -> new PlatformTag(Family.LINUX, 0, 0, rest);
                case "win" -> new PlatformTag(Family.WINDOWS, 0, 0, rest);
                case "manylinux1" -> new PlatformTag(Family.MANYLINUX, 2, 5, rest);
                case "manylinux2010" -> new PlatformTag(Family.MANYLINUX, 2, 12, rest);
                case "manylinux2014" -> new PlatformTag(Family.MANYLINUX, 2, 17, rest);
                case "manylinux" -> numbered(Family.MANYLINUX, tag, rest, 2);
                case "musllinux" -> numbered(Family.MUSLLINUX, tag, rest, 2);
                case "macosx" -> numbered(Family.MACOS, tag, rest, 2);
                case "ios" -> numbered(Family.IOS, tag, rest, 2);
                case "android" -> numbered(Family.ANDROID, tag, rest, 1);
                case "pyemscripten", "pyodide", "emscripten" -> numbered(Family.EMSCRIPTEN, tag, rest, 2);
                default -> new PlatformTag(Family.OTHER, 0, 0, tag);
            };
        }
        return new PlatformTag(Family.OTHER, 0, 0, tag);
    }

    private static PlatformTag numbered(Family family, String tag, String rest, int count) {
        int[] numbers = new int[2];
        int at = 0;
        for (int i = 0; i < count; i++) {
            int end = Ascii.skipDigits(rest, at, rest.length());
            if (end == at || end - at > 6 || end == rest.length() || rest.charAt(end) != '_') {
                return new PlatformTag(Family.OTHER, 0, 0, tag);
            }
            numbers[i] = Integer.parseInt(rest, at, end, 10);
            at = end + 1;
        }
        return new PlatformTag(family, numbers[0], numbers[1], rest.substring(at));
    }

    /** The name that glibc of this version had before PEP 600, without architecture: {@code manylinux2014} for 2.17. */
    public static Optional<String> legacyManylinux(int major, int minor) {
        if (major != 2) {
            return Optional.empty();
        }
        return switch (minor) {
            case 17 -> Optional.of("manylinux2014");
            case 12 -> Optional.of("manylinux2010");
            case 5 -> Optional.of("manylinux1");
            default -> Optional.empty();
        };
    }
}
