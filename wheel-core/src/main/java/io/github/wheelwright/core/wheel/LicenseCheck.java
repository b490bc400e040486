package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.metadata.CoreMetadata;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.core.wheel.Finding.Code;
import java.util.List;

/** Licence files where metadata 2.4 wants them: {@code .dist-info/licenses/} (PEP 639, "License-File"). */
final class LicenseCheck {
    private static final Version FIRST = Version.parse("2.4");

    private LicenseCheck() {}

    static void run(Wheel wheel, CoreMetadata metadata, List<Finding> findings) {
        boolean specified = Version.tryParse(metadata.metadataVersion().strip())
                .filter(version -> version.compareTo(FIRST) >= 0)
                .isPresent();
        if (!specified) {
            return;
        }
        for (String file : metadata.document().values("License-File")) {
            String path = wheel.distInfo().path("licenses/" + file.strip());
            if (wheel.archive().entry(path).isEmpty()) {
                findings.add(new Finding(
                        Code.LICENSE_FILE_ABSENT,
                        path,
                        "is named by METADATA (License-File: " + file.strip() + "), and not in the wheel"));
            }
        }
    }
}
