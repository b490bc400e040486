package io.github.wheelwright.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.requirement.Requirement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenWheelsTest {
    private static final String WANTED = "demo-1.0-py3-none-any.whl";
    private static final String OTHER = "demo-0.9-py3-none-any.whl";
    private static final String NEEDED = "needed-2.0-py3-none-any.whl";
    private static final String FOREIGN = "needed-2.0-cp312-cp312-win_amd64.whl";

    @TempDir
    private Path folder;

    @Test
    void areFetchedWithWhatTheyMayNeedIntoAFolderThatHasNothingElse() throws Exception {
        Path input = Files.createDirectory(folder.resolve("input"));
        for (String name : List.of(WANTED, OTHER, NEEDED, FOREIGN)) {
            Files.writeString(input.resolve(name), name);
        }
        Path target = Files.createDirectory(folder.resolve("wheels"));
        Files.writeString(target.resolve("demo-1.1-py3-none-any.whl"), "of an earlier run");

        new WheelSearch(List.of(WheelOrigin.folder(List.of(input))), Requirement.parse("demo"), false)
                .find(List.of(), "linux/amd64")
                .fetch(target);

        try (Stream<Path> files = Files.list(target)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(WANTED, NEEDED);
        }
    }
}
