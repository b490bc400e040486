package io.github.wheelwright.core.wheelset;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.version.Version;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which version of each project is meant: one, named once or more. */
public final class Pins {
    private final Map<ProjectName, Version> versions = new TreeMap<>();
    private final Map<ProjectName, String> sources = new TreeMap<>();

    /** The version by project; names are compared as PEP 503 does. */
    public Map<ProjectName, Version> versions() {
        return Collections.unmodifiableMap(versions);
    }

    /** The version of a project. */
    public Optional<Version> version(ProjectName project) {
        return Optional.ofNullable(versions.get(project));
    }

    /** Adds what a wheel is; wheels of several platforms are of one version. */
    public void add(WheelFilename wheel) {
        add(wheel.name(), wheel.version(), wheel.toString());
    }

    /**
     * Adds a version, which {@code source} names in messages.
     *
     * @throws WheelException where another version of the project is there
     */
    public void add(ProjectName project, Version version, String source) {
        Version other = versions.putIfAbsent(project, version);
        String before = sources.putIfAbsent(project, source);
        if (other != null && !other.toString().equals(version.toString())) {
            throw new WheelException(
                    "two versions of " + project.normalized() + " to pin to: " + other + " (" + before + ") and "
                            + version + " (" + source + ")",
                    "leave one of them out");
        }
    }
}
