package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.tag.PlatformTag;
import java.util.Set;

/** Which platform tags PyPI takes. */
final class PypiPlatform {
    private static final Set<String> WINDOWS = Set.of("x86", "amd64", "arm64", "ia64");
    private static final Set<String> PLAIN_LINUX = Set.of("armv6l", "armv7l");
    private static final Set<String> MUSLLINUX =
            Set.of("x86_64", "i686", "aarch64", "armv7l", "ppc64le", "s390x", "riscv64");
    private static final Set<String> MANYLINUX =
            Set.of("x86_64", "i686", "aarch64", "armv7l", "ppc64", "ppc64le", "s390x", "riscv64");
    private static final Set<String> MACOS = Set.of(
            "ppc", "ppc64", "i386", "x86_64", "arm64", "intel", "fat", "fat3", "fat64", "universal", "universal2");
    private static final Set<String> IOS = Set.of("arm64_iphoneos", "arm64_iphonesimulator", "x86_64_iphonesimulator");
    private static final Set<String> ANDROID = Set.of("armeabi_v7a", "arm64_v8a", "x86", "x86_64");

    private PypiPlatform() {}

    static boolean isTaken(String tag) {
        PlatformTag platform = PlatformTag.parse(tag);
        String architecture = platform.architecture();
        return switch (platform.family()) {
            case ANY -> true;
            case WINDOWS -> WINDOWS.contains(architecture);
            case LINUX -> PLAIN_LINUX.contains(architecture);
            case MANYLINUX -> MANYLINUX.contains(architecture);
            case MUSLLINUX -> MUSLLINUX.contains(architecture);
            case MACOS -> platform.major() >= 10 && MACOS.contains(architecture);
            case IOS -> IOS.contains(architecture);
            case ANDROID -> ANDROID.contains(architecture);
            case EMSCRIPTEN ->
                (tag.startsWith("pyemscripten_") || tag.startsWith("pyodide_")) && architecture.equals("wasm32");
            case OTHER -> false;
        };
    }
}
