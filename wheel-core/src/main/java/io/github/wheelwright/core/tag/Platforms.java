package io.github.wheelwright.core.tag;

import java.util.ArrayList;
import java.util.List;

/**
 * The platform tags that a system accepts, the best first, as {@code packaging.tags} finds them on the system itself.
 *
 * <pre>{@code
 * Platforms.glibc(2, 28, "x86_64")   // linux_x86_64, manylinux_2_28_x86_64, manylinux_2_27_x86_64, …
 * }</pre>
 */
public final class Platforms {
    /** The last minor version of a glibc major version is not known before the next; the reference guesses the same. */
    private static final int LAST_GLIBC_MINOR = 50;

    private static final int FIRST_ANDROID_API = 16;
    private static final int FIRST_IOS = 12;

    private Platforms() {}

    /** Linux with glibc of this version (PEP 600), legacy aliases included (PEP 513, PEP 571, PEP 599). */
    public static List<String> glibc(int major, int minor, String architecture) {
        List<String> architectures = loadable(architecture);
        boolean x86 = architecture.equals("x86_64") || architecture.equals("i686");
        List<String> tags = new ArrayList<>();
        architectures.forEach(arch -> tags.add("linux_" + arch));
        for (String arch : architectures) {
            for (int x = major; x >= 2; x--) {
                int last = x == 2 ? x86 ? 5 : 17 : 0;
                for (int y = x == major ? minor : LAST_GLIBC_MINOR; y >= last; y--) {
                    tags.add("manylinux_" + x + "_" + y + "_" + arch);
                    PlatformTag.legacyManylinux(x, y).ifPresent(alias -> tags.add(alias + "_" + arch));
                }
            }
        }
        return tags;
    }

    /** Linux with musl of this version (PEP 656). */
    public static List<String> musl(int major, int minor, String architecture) {
        List<String> architectures = loadable(architecture);
        List<String> tags = new ArrayList<>();
        architectures.forEach(arch -> tags.add("linux_" + arch));
        for (String arch : architectures) {
            for (int y = minor; y >= 0; y--) {
                tags.add("musllinux_" + major + "_" + y + "_" + arch);
            }
        }
        return tags;
    }

    private static List<String> loadable(String architecture) {
        return architecture.equals("armv8l") ? List.of("armv8l", "armv7l") : List.of(architecture);
    }

    /** macOS of this version; {@code arm64} or {@code x86_64} (older ones: {@code i386}, {@code ppc64}, {@code ppc}). */
    public static List<String> macos(int major, int minor, String architecture) {
        List<String> tags = new ArrayList<>();
        for (int x = major; x > 10; x--) {
            addMacos(tags, x, 0, MacBinaryFormats.of(x, 0, architecture));
        }
        if (major > 10) {
            for (int y = 16; y >= 4; y--) {
                addMacos(
                        tags,
                        10,
                        y,
                        architecture.equals("x86_64")
                                ? MacBinaryFormats.of(10, y, architecture)
                                : List.of("universal2"));
            }
        } else {
            for (int y = minor; y >= 0 && major == 10; y--) {
                addMacos(tags, 10, y, MacBinaryFormats.of(10, y, architecture));
            }
        }
        return tags;
    }

    private static void addMacos(List<String> tags, int major, int minor, List<String> formats) {
        formats.forEach(format -> tags.add("macosx_" + major + "_" + minor + "_" + format));
    }

    /** iOS (PEP 730) of this version; {@code arm64_iphoneos}, {@code arm64_iphonesimulator}, {@code x86_64_iphonesimulator}. */
    public static List<String> ios(int major, int minor, String multiarch) {
        List<String> tags = new ArrayList<>();
        String suffix = "_" + multiarch.replace('-', '_');
        for (int x = major; x >= FIRST_IOS; x--) {
            for (int y = x == major ? minor : 9; y >= 0; y--) {
                tags.add("ios_" + x + "_" + y + suffix);
            }
        }
        return tags;
    }

    /** Android (PEP 738) of this API level; {@code arm64_v8a}, {@code armeabi_v7a}, {@code x86_64}, {@code x86}. */
    public static List<String> android(int apiLevel, String abi) {
        List<String> tags = new ArrayList<>();
        for (int level = apiLevel; level >= FIRST_ANDROID_API; level--) {
            tags.add("android_" + level + "_" + abi.replace('-', '_').replace('.', '_'));
        }
        return tags;
    }

    /** Windows; {@code amd64}, {@code arm64}, or {@code 32} for 32 bits. */
    public static List<String> windows(String architecture) {
        return List.of(architecture.equals("32") ? "win32" : "win_" + architecture);
    }

    /**
     * Pyodide (PEP 783).
     *
     * @param platformVersion of its ABI: {@code 2025_0}
     * @param emscripten version of the compiler: {@code 4_0_9}
     */
    public static List<String> pyodide(String platformVersion, String emscripten) {
        return List.of(
                "pyemscripten_" + platformVersion + "_wasm32",
                "pyodide_" + platformVersion + "_wasm32",
                "emscripten_" + emscripten + "_wasm32");
    }
}
