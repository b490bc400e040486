package io.github.wheelwright.maven.build;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.core.wheel.WheelEdit;
import io.github.wheelwright.core.wheelset.WheelSet;
import io.github.wheelwright.core.wheelset.WrittenWheel;
import io.github.wheelwright.core.zip.MemberTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What becomes of the main wheel when it is built: pinned to the base wheels, and dressed as its variant.
 *
 * @param pins versions of the base wheels
 * @param addMissing whether it is to require base wheels that it does not name
 * @param variant what it is to be called
 * @param texts edits that set description and keywords
 */
public record MainWheel(
        Map<ProjectName, Version> pins, boolean addMissing, Optional<Variant> variant, List<WheelEdit> texts) {
    /** What it does, for the key of the build. */
    public List<String> keyLines() {
        List<String> lines = new ArrayList<>();
        pins.forEach((project, version) -> lines.add((addMissing ? "require " : "pin ") + project + "==" + version));
        variant.ifPresent(named -> lines.add("name it " + named.name().display()));
        for (WheelEdit text : texts) {
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            lines.add("set " + text.getClass().getSimpleName() + " "
                    + Sha256.of(bytes).hex());
        }
        return lines;
    }

    /** Edits {@code wheels} into {@code folder}. */
    public List<Path> edit(List<Path> wheels, Path folder, MemberTime time) throws IOException {
        Set<ProjectName> projects = wheels.stream()
                .map(wheel ->
                        WheelFilename.parse(String.valueOf(wheel.getFileName())).name())
                .collect(Collectors.toSet());
        if (variant.isPresent() && projects.size() > 1) {
            throw new WheelException(
                    "the build has made wheels of several projects, and only one can be "
                            + variant.get().name().display() + ": " + projects,
                    "let the target's stage hold the main wheel alone");
        }
        List<WrittenWheel> written =
                WheelSet.plan(wheels, wheel -> edits(), time).writeTo(folder);
        return written.stream().map(WrittenWheel::file).toList();
    }

    private List<WheelEdit> edits() {
        List<WheelEdit> edits = new ArrayList<>(texts);
        edits.add(new WheelEdit.Pin(pins, addMissing));
        variant.ifPresent(named -> edits.add(new WheelEdit.Rename(named.name())));
        return edits;
    }
}
