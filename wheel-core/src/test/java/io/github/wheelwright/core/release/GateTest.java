package io.github.wheelwright.core.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.store.MemoryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A11: several jobs publish a commit, and the channel moves when all of it is there. */
class GateTest {
    private static final Channel NIGHTLY = new Channel("nightly", Channel.Mode.REPLACE);
    private static final ProjectName VLLM = ProjectName.of("vllm");

    @TempDir
    Path folder;

    private final Index index = new Index(new MemoryStore("memory"));

    @Test
    void theLastOfSeveralJobsMovesTheChannel() throws IOException {
        Completeness required = new Completeness(
                VLLM, List.of("cu129", "cu130"), List.of("manylinux_2_28_x86_64"), List.of("3.11", "3.12"));

        assertThat(publish(required, "vllm-1.0+cu129-cp311-cp311-manylinux_2_17_x86_64"))
                .containsExactly(
                        "vllm, variant cu129, manylinux_2_28_x86_64, Python 3.12",
                        "vllm, variant cu130, manylinux_2_28_x86_64, Python 3.11",
                        "vllm, variant cu130, manylinux_2_28_x86_64, Python 3.12");
        assertThat(publish(required, "vllm-1.0+cu129-cp312-cp312-manylinux_2_28_x86_64"))
                .hasSize(2);
        assertThat(index.page("nightly/cu129/", "vllm")).isEmpty();

        assertThat(publish(required, "vllm-1.0+cu130-cp38-abi3-manylinux_2_28_x86_64", "torch-2.9+cu130-py3-none-any"))
                .isEmpty();

        assertThat(index.files("nightly/cu129/", "vllm"))
                .as("what other jobs brought")
                .hasSize(2);
        assertThat(index.files("nightly/cu130/", "torch")).hasSize(1);
        index.checkThatNoPageLies();
    }

    @Test
    void whatIsNewerThanThePlatformDoesNotCount() throws IOException {
        Completeness required = new Completeness(VLLM, List.of(), List.of("manylinux_2_28_x86_64"), List.of());

        assertThat(publish(required, "vllm-1.0-cp312-cp312-manylinux_2_34_x86_64"))
                .containsExactly("vllm, manylinux_2_28_x86_64");
        assertThat(publish(required, "vllm-1.0-cp312-cp312-manylinux_2_28_x86_64"))
                .isEmpty();
    }

    @Test
    void theDefaultVariantIsTheOneAtTheRoot() throws IOException {
        Completeness required = new Completeness(VLLM, List.of("default"), List.of(), List.of("3.13t"));

        assertThat(publish(required, "vllm-1.0+cu129-cp313-cp313t-linux_x86_64"))
                .hasSize(1);
        assertThat(publish(required, "vllm-1.0-cp313-cp313-linux_x86_64")).hasSize(1);
        assertThat(publish(required, "vllm-1.0-cp313-cp313t-linux_x86_64")).isEmpty();
    }

    @Test
    void whatIsNoPythonIsRefused() {
        assertThatThrownBy(() -> new Completeness(VLLM, List.of(), List.of(), List.of("cp312")))
                .isInstanceOf(WheelException.class)
                .hasMessageContaining("not a version of Python: cp312");
    }

    /** What is missing after a job that publishes these. */
    private List<String> publish(Completeness required, String... wheels) throws IOException {
        Path[] files = new Path[wheels.length];
        for (int i = 0; i < wheels.length; i++) {
            String[] parts = wheels[i].split("-", 3);
            files[i] = WheelFiles.write(folder, parts[0], parts[1], parts[2], "", List.of());
        }
        Release release = Index.commit("aaa", 1, List.of(NIGHTLY), Index.staged(files));
        PublishResult own = index.publish(release.withoutChannels());
        Gate gate = new Gate(required, release);
        List<String> missing = gate.missing(index.store);
        if (missing.isEmpty()) {
            assertThat(gate.open(index.store, new Publisher(index.store, Progress.NONE), own)
                            .channels())
                    .allMatch(PublishResult.ChannelState::moved);
        }
        return missing;
    }
}
