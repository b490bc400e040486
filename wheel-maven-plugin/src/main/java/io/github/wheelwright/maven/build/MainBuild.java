package io.github.wheelwright.maven.build;

import io.github.wheelwright.core.wheel.WheelEdit;
import io.github.wheelwright.maven.cache.CacheKey;
import io.github.wheelwright.maven.dockerfile.Dockerfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The builds of the main wheel: what all cells have in common.
 *
 * @param spec of a build of the sources, without base wheels
 * @param base wheels to build against
 * @param stage that they stand for
 * @param pinned requirements files
 * @param arguments what a cell says to its build
 * @param addMissing whether the wheel is to require base wheels that it does not name
 */
public record MainBuild(
        BuildSpec spec,
        BaseWheels base,
        String stage,
        PinnedSources pinned,
        CellArguments arguments,
        boolean addMissing) {
    /** What becomes of the wheel of {@code cell}; {@code texts} are the edits that set its texts. */
    public MainWheel wheel(Cell cell, List<WheelEdit> texts) {
        return new MainWheel(base.pins().versions(), addMissing, cell.variant(), texts);
    }

    /** The build of {@code wheel} in {@code cell}; {@code room} takes the files that are pinned for it. */
    public BuildSpec of(Cell cell, MainWheel wheel, Path room) throws IOException {
        BuildSpec own = base.into(spec.from(spec.context(), cell.platform()), stage);
        return pinned.into(arguments.into(own, cell, Dockerfile.read(spec.dockerfile())), room)
                .then(wheel.keyLines());
    }

    /** Whether a build with {@code key} makes use of base wheels, where there are any. */
    public boolean uses(CacheKey key) {
        String line = "context " + stage + " ";
        return base.pins().versions().isEmpty() || key.text().stream().anyMatch(text -> text.startsWith(line));
    }
}
