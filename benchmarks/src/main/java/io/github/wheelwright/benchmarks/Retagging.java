package io.github.wheelwright.benchmarks;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.core.wheel.WheelEdit;
import io.github.wheelwright.core.wheel.WheelEditor;
import io.github.wheelwright.core.wheel.WheelRewrite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The job that is compared: another platform tag in the filename, WHEEL and RECORD, and the digest of the result. */
final class Retagging {
    /** A tag that no wheel has yet. */
    static final String PLATFORM = "manylinux_2_99_x86_64";

    private Retagging() {}

    /** A new wheel, on the disk. */
    record Result(Path file, Sha256 digest) {}

    static Result retag(Path wheelFile, Path folder) throws IOException {
        try (Wheel wheel = Wheel.open(wheelFile)) {
            WheelRewrite edited = WheelEditor.plan(wheel, List.of(new WheelEdit.SetPlatformTags(List.of(PLATFORM))));
            Path target = folder.resolve(edited.filename().toString());
            return new Result(target, edited.plan().writeTo(wheel.source(), target));
        }
    }
}
