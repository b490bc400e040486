package io.github.wheelwright.core.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.Ordinal;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.core.store.MemoryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A11: channels. */
class ChannelTest {
    private static final Channel NIGHTLY = new Channel("nightly", Channel.Mode.REPLACE);
    private static final Channel VERSION = new Channel("0.12.0", Channel.Mode.APPEND);

    @TempDir
    Path folder;

    private final Index index = new Index(new MemoryStore("memory"));

    @Test
    void aNewBuildReplacesTheOneThatTheChannelShows() throws IOException {
        publish("aaa", 1, NIGHTLY, "vllm 0.12.0.dev1", "torch 2.9.0", "gone 1.0");
        publish("bbb", 2, NIGHTLY, "vllm 0.12.0.dev2", "torch 2.9.0");

        assertThat(index.files("nightly/", "vllm")).containsExactly("vllm-0.12.0.dev2-py3-none-any.whl");
        assertThat(index.page("nightly/", "torch").orElseThrow().files().get(0).key())
                .startsWith("bbb/");
        assertThat(index.list("nightly/").projects()).containsExactly("torch", "vllm");
        assertThat(index.files("nightly/", "gone")).isEmpty();
        assertThat(index.files("aaa/", "vllm")).as("the commit stays").hasSize(1);
        assertThat(index.list("").variants()).as("all releases").containsExactly("aaa", "bbb", "nightly");
        index.checkThatNoPageLies();
    }

    @Test
    void anOlderBuildNeverOvertakesANewer() throws IOException {
        publish("bbb", 2, NIGHTLY, "vllm 0.12.0.dev2");
        PublishResult late = publish("aaa", 1, NIGHTLY, "vllm 0.12.0.dev1", "only-old 1.0");

        assertThat(late.channels()).singleElement().satisfies(state -> {
            assertThat(state.moved()).isFalse();
            assertThat(state.shown()).isEqualTo("bbb, ordinal 2 (explicit)");
        });
        assertThat(index.files("nightly/", "vllm")).containsExactly("vllm-0.12.0.dev2-py3-none-any.whl");
        assertThat(index.list("nightly/").projects()).containsExactly("vllm");
        assertThat(index.page("nightly/", "only-old"))
                .as("pip does not read the list")
                .isEmpty();
        assertThat(index.files("aaa/", "vllm")).hasSize(1);
    }

    @Test
    void aJobOfOneVariantLeavesTheOthersAsTheyAre() throws IOException {
        publish("aaa", 1, NIGHTLY, "vllm 0.12.0");
        publish("bbb", 2, NIGHTLY, "vllm 0.12.1+cu130");

        assertThat(index.files("nightly/", "vllm")).containsExactly("vllm-0.12.0-py3-none-any.whl");
        assertThat(index.files("nightly/cu130/", "vllm")).containsExactly("vllm-0.12.1+cu130-py3-none-any.whl");
        assertThat(index.list("nightly/").variants()).containsExactly("cu130");

        publish("bbb", 2, NIGHTLY, "vllm 0.12.1");
        assertThat(index.files("nightly/", "vllm")).containsExactly("vllm-0.12.1-py3-none-any.whl");
    }

    @Test
    void jobsOfOneCommitAddToEachOtherWhateverTheirOrdinals() throws IOException {
        publish("aaa", 7, NIGHTLY, "vllm 0.12.0");
        publish("aaa", 5, NIGHTLY, "torch 2.9.0");
        publish("bbb", 6, NIGHTLY, "vllm 0.11.0");

        assertThat(index.list("nightly/").projects()).containsExactly("torch", "vllm");
        assertThat(index.files("nightly/", "vllm"))
                .as("the commit keeps the larger ordinal")
                .containsExactly("vllm-0.12.0-py3-none-any.whl");
    }

    @Test
    void aChannelMayNotBeCalledLikeTheCommit() throws IOException {
        List<StagedWheel> wheels = wheels("aaa", "vllm 0.12.0");

        assertThatThrownBy(() -> index.publish(
                        Index.commit("aaa", 1, List.of(new Channel("aaa", Channel.Mode.REPLACE)), wheels)))
                .hasMessageContaining("two things are called aaa");
    }

    @Test
    void jobsOfOneCommitAddToEachOther() throws IOException {
        publish("aaa", 1, NIGHTLY, "vllm 0.12.0");
        publish("aaa", 1, NIGHTLY, "torch 2.9.0", "vllm 0.12.0.post1");

        assertThat(index.list("nightly/").projects()).containsExactly("torch", "vllm");
        assertThat(index.files("nightly/", "vllm")).hasSize(2);
    }

    @Test
    void variantsOfAChannelAreRootsOfTheirOwn() throws IOException {
        publish("aaa", 1, NIGHTLY, "vllm 0.12.0+cu130", "torch 2.9.0+cu130", "vllm 0.12.0", "torch 2.9.0+rocm7.1");

        assertThat(index.files("nightly/cu130/", "vllm")).containsExactly("vllm-0.12.0+cu130-py3-none-any.whl");
        assertThat(index.files("nightly/", "vllm")).containsExactly("vllm-0.12.0-py3-none-any.whl");
        assertThat(index.list("nightly/").variants()).containsExactly("cu130", "rocm7.1");
        assertThat(index.state())
                .containsKeys("nightly/cu130/vllm/metadata.json", "nightly/vllm/metadata.json", "aaa/rocm7.1/torch/");
    }

    @Test
    void aVersionChannelKeepsWhatOlderBuildsBrought() throws IOException {
        publish("aaa", 1, VERSION, "vllm 0.12.0+cu129", "vllm 0.12.0+cu130");
        publish("bbb", 2, VERSION, "vllm 0.12.0+cu130", "vllm 0.12.0+rocm710");

        assertThat(index.page("0.12.0/cu129/", "vllm").orElseThrow().files())
                .singleElement()
                .satisfies(file -> assertThat(file.key()).startsWith("aaa/"));
        assertThat(index.page("0.12.0/cu130/", "vllm").orElseThrow().files())
                .singleElement()
                .satisfies(
                        file -> assertThat(file.key()).as("the newer build's").startsWith("bbb/"));
        assertThat(index.list("0.12.0/").variants()).containsExactly("cu129", "cu130", "rocm710");
    }

    @Test
    void aLateOlderBuildOnlyAddsToAVersionChannel() throws IOException {
        publish("bbb", 2, VERSION, "vllm 0.12.0");
        publish("aaa", 1, VERSION, "vllm 0.12.0", "torch 2.9.0");

        assertThat(index.page("0.12.0/", "vllm").orElseThrow().files().get(0).key())
                .startsWith("bbb/");
        assertThat(index.files("0.12.0/", "torch")).hasSize(1);
    }

    @Test
    void ordinalsOfTwoKindsAreNotCompared() throws IOException {
        publish("aaa", 1, NIGHTLY, "vllm 0.12.0");
        List<StagedWheel> wheels = wheels("bbb", "vllm 0.12.1");
        Release other = Index.release(
                wheels, Index.layout("bbb"), List.of(NIGHTLY), new Ordinal(Ordinal.Kind.COMMITTER_TIME, 1795000000L));

        assertThatThrownBy(() -> index.publish(other))
                .isInstanceOf(WheelException.class)
                .hasMessageContaining("channel nightly is at ordinal 1 (explicit)");
        assertThat(index.store.list("bbb")).as("nothing of the new build").isEmpty();
    }

    @Test
    void aChannelNeedsAnOrdinal() throws IOException {
        List<StagedWheel> wheels = wheels("bbb", "vllm 0.12.1");

        assertThatThrownBy(() -> index.publish(Index.release(wheels, Index.layout("bbb"), List.of(NIGHTLY), null)))
                .isInstanceOf(WheelException.class)
                .hasMessageContaining("channel nightly needs an ordinal");
    }

    private PublishResult publish(String commit, long ordinal, Channel channel, String... projects) throws IOException {
        return index.publish(Index.commit(commit, ordinal, List.of(channel), wheels(commit, projects)));
    }

    private List<StagedWheel> wheels(String commit, String... projects) throws IOException {
        Path[] files = new Path[projects.length];
        for (int i = 0; i < projects.length; i++) {
            String[] parts = projects[i].split(" ", -1);
            files[i] = WheelFiles.write(
                    folder.resolve(commit), parts[0].replace('-', '_'), parts[1], "py3-none-any", commit, List.of());
        }
        return Index.staged(files);
    }
}
