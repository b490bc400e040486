package io.github.wheelwright.it.endtoend;

import io.github.wheelwright.core.engines.Engines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that installs wheels: told nothing but what the test says. */
enum Installer {
    PIP("pip"),
    /** Of 2022: the first that knows {@code .metadata} files, and JSON. */
    PIP22("pip22"),
    UV("uv");

    private final String engine;

    Installer(String engine) {
        this.engine = engine;
    }

    /** The interpreter that {@link #UV} and {@link #PIP} install for. */
    static String python() {
        return Engines.require("python");
    }

    /** Installs into the folder {@code target}, below {@code work}. */
    Program.Output install(Path work, Path target, List<String> arguments) {
        List<String> all = new ArrayList<>(
                this == UV
                        ? List.of("pip", "install", "--no-cache", "--python", python())
                        : List.of(
                                "--isolated",
                                "install",
                                "--no-cache-dir",
                                "--no-compile",
                                "--no-input",
                                "--disable-pip-version-check"));
        all.addAll(List.of("--only-binary", ":all:", "--target", target.toString()));
        all.addAll(arguments);
        return program(work).succeed(all);
    }

    /** The program itself, isolated. */
    Program program(Path work) {
        return Program.of(work, Engines.require(engine)).isolated();
    }

    /**
     * Whether it reads the {@code .metadata} files of {@code site}: pip 22.3 knows the older name of their digests only, which HTML
     * pages have and JSON pages do not, as it crashes on it there.
     */
    boolean readsMetadataFiles(Site site) {
        return this != PIP22 || !site.negotiates();
    }
}
