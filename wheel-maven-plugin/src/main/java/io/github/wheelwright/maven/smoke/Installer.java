package io.github.wheelwright.maven.smoke;

import java.util.Locale;

/** What installs. */
public enum Installer {
    /** The one that comes with Python. */
    PIP,
    /** A program of its own. */
    UV;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
