package io.github.wheelwright.maven.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WheelFolderTest {
    @TempDir
    private Path folder;

    @Test
    void holdsTheseWheelsAndNoOthers() throws IOException {
        Path made = Files.createDirectories(folder.resolve("made"));
        Path held = Files.createDirectories(folder.resolve("held/main"));
        Path wheel = Files.writeString(made.resolve("a-1-py3-none-any.whl"), "new");
        Files.writeString(held.resolve("main-1-py3-none-any.whl"), "below");
        for (String name : List.of("a-1-py3-none-any.whl", "b-1-py3-none-any.whl", "x-base-image.tar.gz", "note.txt")) {
            Files.writeString(held.resolveSibling(name), "old");
        }

        List<Path> placed = new WheelFolder(folder.resolve("held")).hold(List.of(wheel));

        assertThat(placed).containsExactly(folder.resolve("held/a-1-py3-none-any.whl"));
        assertThat(placed.get(0)).hasContent("new");
        try (Stream<Path> left = Files.list(folder.resolve("held"))) {
            assertThat(left.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder("a-1-py3-none-any.whl", "main", "note.txt");
        }
        assertThat(new WheelFolder(folder.resolve("held")).wheels()).isEqualTo(placed);
        // again, with the files where they are
        assertThat(new WheelFolder(folder.resolve("held")).hold(placed)).isEqualTo(placed);
        assertThat(placed.get(0)).hasContent("new");
    }

    @Test
    void aFileInTwoFoldersIsNotOneFileThatChanges() throws IOException {
        Path wheel = Files.writeString(folder.resolve("a-1-py3-none-any.whl"), "first");
        Path target = folder.resolve("held/a-1-py3-none-any.whl");
        new WheelFolder(folder.resolve("held")).hold(List.of(wheel));
        new WheelFolder(folder.resolve("held")).hold(List.of(wheel));
        assertThat(target).hasContent("first");

        Files.delete(wheel);
        Files.writeString(wheel, "second");
        assertThat(target).hasContent("first");
    }

    // A13: root-owned build output
    @Test
    void aFileOfSomebodyElseIsNamedWithItsOwner() throws IOException {
        Path file = Files.writeString(folder.resolve("a-1-py3-none-any.whl"), "root's");
        assertThat(WheelFolder.foreign(file))
                .hasMessageStartingWith(file + " belongs to " + Files.getOwner(file) + " and cannot be replaced by ")
                .extracting("remedy")
                .asString()
                .contains("sudo chown -R \"$(id -u):$(id -g)\" " + folder);
    }

    @Test
    void aFolderThatIsNotThereSaysWhoMakesIt() {
        assertThatThrownBy(() -> new WheelFolder(folder.resolve("none")).wheels())
                .hasMessage("no such folder of wheels: " + folder.resolve("none"));
    }
}
