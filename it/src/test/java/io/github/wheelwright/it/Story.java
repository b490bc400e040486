package io.github.wheelwright.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.release.WheelFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of one story, for the scripts that prepare it and check what came of it. */
public final class Story {
    private final Path folder;

    private Story(Path folder) {
        this.folder = folder;
    }

    /** The story in {@code folder}. */
    public static Story at(File folder) {
        return new Story(folder.toPath());
    }

    /** Puts a small wheel into {@code dist/}. */
    public void wheel(String name, String version, String tag) throws IOException {
        WheelFiles.write(folder.resolve("dist"), name, version, tag, "text", List.of());
    }

    /** Checks that the last run has printed {@code text}. */
    public void says(String text) throws IOException {
        assertThat(Files.readString(folder.resolve("build.log"))).contains(text);
    }
}
