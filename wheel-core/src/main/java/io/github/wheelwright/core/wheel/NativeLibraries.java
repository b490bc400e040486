package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.zip.ZipEntry;
import java.util.List;
import java.util.regex.Pattern;

/** Members that a dynamic loader loads, told by their names: {@code .so}, {@code .so.12}, {@code .pyd}, {@code .dll}, {@code .dylib}. */
final class NativeLibraries {
    private static final Pattern NAME = Pattern.compile(".*[^/]\\.(?:so(?:\\.[0-9]+)*|pyd|dll|dylib)");

    private NativeLibraries() {}

    static List<ZipEntry> of(Wheel wheel) {
        return wheel.entries().stream()
                .filter(entry -> NAME.matcher(entry.name()).matches())
                .toList();
    }
}
