package io.github.wheelwright.core.tag;

import java.util.ArrayList;
import java.util.List;

/** The binary formats of macOS that a processor can run; those for several processors came and went with its versions. */
final class MacBinaryFormats {
    private MacBinaryFormats() {}

    static List<String> of(int major, int minor, String architecture) {
        if (!exists(major, minor, architecture)) {
            return List.of();
        }
        List<String> formats = new ArrayList<>();
        formats.add(architecture);
        switch (architecture) {
            case "x86_64" -> formats.addAll(List.of("intel", "fat64", "fat3", "universal2", "universal"));
            case "arm64" -> formats.add("universal2");
            case "i386" -> formats.addAll(List.of("intel", "fat3", "fat", "universal"));
            case "ppc64" -> formats.addAll(List.of("fat64", "universal"));
            case "ppc" -> formats.addAll(List.of("fat3", "fat", "universal"));
            case "intel" -> formats.add("universal");
            default -> {}
        }
        return formats;
    }

    private static boolean exists(int major, int minor, String architecture) {
        int version = major * 100 + minor;
        return switch (architecture) {
            case "x86_64", "i386" -> version >= 1004;
            case "ppc64" -> version >= 1004 && version <= 1005;
            case "ppc" -> version <= 1006;
            default -> true;
        };
    }
}
