package io.github.wheelwright.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.RejectedException;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.SimpleLayout;
import io.github.wheelwright.core.release.Index;
import io.github.wheelwright.core.release.Publisher;
import io.github.wheelwright.core.release.ReleasePlan;
import io.github.wheelwright.core.release.StoreScanner;
import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.MemoryStore;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.StoredObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A10: the index can also be made from objects that are already in a store. */
class RebuildTest {
    @TempDir
    Path folder;

    private final Index index = new Index(new MemoryStore("memory", Clock.fixed(Index.TIME, ZoneOffset.UTC)));

    @BeforeEach
    void publish() throws IOException {
        index.publish(Index.simple(Index.staged(
                WheelFiles.write(folder, "torch", "2.9.0", "triton"),
                WheelFiles.write(folder, "torch", "2.9.1+cu130"),
                WheelFiles.write(folder, "triton", "3.4.0"))));
    }

    @Test
    void pagesAreWrittenAnewFromTheFiles() {
        Map<String, Sha256> before = index.state();
        index.store.list("simple/").stream().map(StoredObject::key).forEach(index.store::delete);
        index.store.delete("packages/triton-3.4.0-py3-none-any.whl.metadata");

        rebuild();

        assertThat(index.state()).isEqualTo(before);
    }

    @Test
    void anIndexThatIsRightStaysAsItIs() {
        Map<String, Sha256> before = index.state();

        rebuild();

        assertThat(index.state()).isEqualTo(before);
    }

    @Test
    void filesThatAreGoneAreListedNoLonger() {
        index.store.delete("packages/torch-2.9.0-py3-none-any.whl");
        index.store.delete("packages/triton-3.4.0-py3-none-any.whl");

        rebuild();

        assertThat(index.files("simple/", "torch")).containsExactly("torch-2.9.1+cu130-py3-none-any.whl");
        assertThat(index.list("simple/").projects()).containsExactly("torch");
        index.checkThatNoPageLies();
    }

    @Test
    void aVariantWithoutFilesIsEmptiedAndItsChannelToo() throws IOException {
        Channel nightly = new Channel("nightly", Channel.Mode.REPLACE);
        List<StagedWheel> wheels = Index.staged(
                WheelFiles.write(folder, "vllm", "1.0+cu130"),
                WheelFiles.write(folder, "vllm", "1.0+rocm7.1"),
                WheelFiles.write(folder, "triton", "3.0+rocm7.1"));
        index.publish(Index.commit("aaa", 1, List.of(nightly), wheels));
        index.store.delete("aaa/vllm-1.0+cu130-py3-none-any.whl");
        index.store.delete("aaa/triton-3.0+rocm7.1-py3-none-any.whl");

        List<StagedWheel> found = StoreScanner.scan(index.store, Index.layout("aaa"), Progress.NONE);
        new Publisher(index.store, Progress.NONE)
                .publish(ReleasePlan.rebuild(Index.commit("aaa", 1, List.of(nightly), found), index.store));

        assertThat(index.files("aaa/cu130/", "vllm")).isEmpty();
        assertThat(index.files("aaa/rocm7.1/", "vllm")).hasSize(1);
        assertThat(index.files("nightly/rocm7.1/", "triton")).isEmpty();
        assertThat(index.list("aaa/rocm7.1/").projects()).containsExactly("vllm");
    }

    @Test
    void uploadTimesAreThoseOfTheStore() {
        index.store.list("simple/").stream().map(StoredObject::key).forEach(index.store::delete);

        rebuild();

        assertThat(index.page("simple/", "triton").orElseThrow().files().get(0).uploadTime())
                .isEqualTo(index.store
                        .head("packages/triton-3.4.0-py3-none-any.whl")
                        .orElseThrow()
                        .lastModified()
                        .truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void whatIsNoWheelIsNamedAndNothingChanges() {
        index.store.put("packages/bad-1.0-py3-none-any.whl", ObjectBody.of("bad", "a/b", "no-cache"), Condition.ABSENT);
        Map<String, Sha256> before = index.state();

        assertThatThrownBy(this::rebuild)
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("bad-1.0-py3-none-any.whl");
        assertThat(index.state()).isEqualTo(before);
    }

    private void rebuild() {
        List<StagedWheel> found = StoreScanner.scan(index.store, new SimpleLayout(), Progress.NONE);
        new Publisher(index.store, Progress.NONE).publish(ReleasePlan.rebuild(Index.simple(found), index.store));
    }
}
