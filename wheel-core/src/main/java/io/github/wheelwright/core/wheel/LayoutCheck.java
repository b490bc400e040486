package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.wheel.Finding.Code;
import io.github.wheelwright.core.zip.ZipEntry;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where members are put: {@code .data} folders (PEP 427, "The .data directory"), and native libraries. */
final class LayoutCheck {
    private static final Set<String> SCHEMES = Set.of("purelib", "platlib", "headers", "scripts", "data");

    private LayoutCheck() {}

    static void run(Wheel wheel, List<Finding> findings) {
        checkData(wheel, findings);
        NativeLibraries.of(wheel).stream()
                .findFirst()
                .filter(library -> wheel.filename().tags().platforms().contains("any"))
                .ifPresent(library -> findings.add(new Finding(
                        Code.NATIVE_IN_ANY,
                        library.name(),
                        "is native, and the filename says that the wheel is for any platform; tag it for the one that it "
                                + "was built on")));
    }

    private static void checkData(Wheel wheel, List<Finding> findings) {
        Set<String> folders = new TreeSet<>();
        for (ZipEntry entry : wheel.entries()) {
            String[] segments = entry.name().split("/", 3);
            if (!DistInfo.isData(segments[0])) {
                continue;
            }
            folders.add(segments[0]);
            boolean known = segments.length > 1 && SCHEMES.contains(segments[1]);
            if (!entry.isDirectory() && (segments.length < 3 || !known)) {
                findings.add(new Finding(
                        Code.DATA_FOLDER_UNKNOWN,
                        entry.name(),
                        "belongs to none of purelib, platlib, headers, scripts and data; pip refuses the wheel"));
            }
        }
        folders.remove(wheel.distInfo().dataFolder());
        for (String other : folders) {
            findings.add(new Finding(
                    Code.DATA_FOLDER_MISMATCH,
                    other,
                    "is not " + wheel.distInfo().dataFolder() + ", so some installers take it for a package"));
        }
    }
}
