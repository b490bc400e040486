package io.github.wheelwright.maven.ci;

import java.util.List;

/** Who sees what a build leaves behind for others. */
public enum Scope {
    /** Every build. */
    SHARED("", ""),
    /** Builds that are not trusted. */
    PREVIEW("preview/", "-preview");

    private final String prefix;
    private final String suffix;

    Scope(String prefix, String suffix) {
        this.prefix = prefix;
        this.suffix = suffix;
    }

    /** The scopes that a build of this one reads, in order: a trusted build takes nothing from one that is not. */
    public List<Scope> readable() {
        return this == SHARED ? List.of(SHARED) : List.of(SHARED, PREVIEW);
    }

    /** What keys in a store begin with: empty, or {@code preview/}. */
    public String prefix() {
        return prefix;
    }

    /** The repository of images that is this scope's, where {@code shared} is the shared one: {@code …-preview}. */
    public String repository(String shared) {
        return shared + suffix;
    }
}
