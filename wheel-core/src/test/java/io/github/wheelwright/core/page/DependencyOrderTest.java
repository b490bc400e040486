package io.github.wheelwright.core.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.release.Index;
import io.github.wheelwright.core.release.WheelFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependencyOrderTest {
    @TempDir
    Path folder;

    @Test
    void eachProjectComesAfterThoseItRequires() throws IOException {
        assertThat(order("vllm: torch triton", "torch: triton", "triton:", "aiter: torch numpy"))
                .isEqualTo("[[triton], [torch], [aiter, vllm]]");
    }

    // X3: pins in a circle: the circle's pages together
    @Test
    void projectsThatRequireEachOtherAreOneGroup() throws IOException {
        assertThat(order("a: b", "b: c", "c: a", "d: a", "e:")).isEqualTo("[[a, b, c, e], [d]]");
        assertThat(order("a: b x", "b: a", "x: y", "y: x")).isEqualTo("[[x, y], [a, b]]");
        assertThat(order("a: a")).isEqualTo("[[a]]");
    }

    private String order(String... projects) throws IOException {
        Path[] files = new Path[projects.length];
        for (int i = 0; i < projects.length; i++) {
            String[] parts = projects[i].split(":", -1);
            String[] requires =
                    parts[1].isBlank() ? new String[0] : parts[1].strip().split(" ");
            files[i] = WheelFiles.write(folder, parts[0], "1.0", requires);
        }
        return DependencyOrder.of(Index.staged(files)).toString();
    }
}
