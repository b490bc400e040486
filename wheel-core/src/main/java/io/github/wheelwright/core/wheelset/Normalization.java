package io.github.wheelwright.core.wheelset;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.core.wheel.WheelEdit;
import java.util.List;

/**
 * Versions as a public index takes them: without local label. Whether {@code 2.9.0a0+git1c57644} may become {@code 2.9.0a0},
 * which installers choose only with {@code --pre}, is asked.
 */
public enum Normalization implements EditChoice {
    /** A wheel that would still be a pre-release is an error. */
    FAIL,
    /** It stays a pre-release. */
    KEEP,
    /** Its pre-release and development segments go too: {@code 2.9.0}. */
    DROP;

    @Override
    public List<WheelEdit> edits(WheelFilename wheel) {
        return List.of(new WheelEdit.SetVersion(version(wheel)));
    }

    private Version version(WheelFilename wheel) {
        Version version = wheel.version().withoutLocal();
        if (!version.isPrerelease() || this == KEEP) {
            return version;
        }
        if (this == FAIL) {
            throw new WheelException(
                    wheel + " would be the pre-release " + version + ", which installers choose only with --pre",
                    "drop that part too (preReleases: drop), or keep it (keep) and tell your users");
        }
        return version.post()
                .filter(post -> version.pre().isPresent() || !version.isDevRelease())
                .map(post -> version.base().withPostfix(".post" + post))
                .orElse(version.base());
    }
}
