package io.github.wheelwright.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileProblemTest {
    @TempDir
    private Path folder;

    @Test
    void namesTheFileThatStandsInTheWay() throws IOException {
        Path file = Files.writeString(folder.resolve("dist"), "");
        String sentence = file + " is a file, where a folder is needed\nperhaps you should name another folder";
        assertThat(FileProblem.of(new FileAlreadyExistsException(file.toString())))
                .isEqualTo(sentence);
        assertThat(FileProblem.of(new IOException("other"))).isEqualTo("IOException: other");
        assertThat(FileProblem.of(new NoSuchFileException(file + "/demo.whl"))).isEqualTo(sentence);
    }

    @Test
    void saysWhoMayNot() {
        assertThat(FileProblem.of(new AccessDeniedException(folder + "/out")))
                .isEqualTo(folder + "/out may not be read or written here by " + System.getProperty("user.name")
                        + "\nperhaps you should give that user access to " + folder + ", or name another folder");
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(FileProblem.of(new NoSuchFileException(folder + "/a/b")))
                .isEqualTo(
                        "there is no " + folder + "/a/b, and it cannot be made\nperhaps you should correct the path");
    }
}
