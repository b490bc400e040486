package io.github.wheelwright.core.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.fsck.Fsck;
import io.github.wheelwright.core.index.Build;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.core.store.MemoryStore;
import io.github.wheelwright.core.store.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A11: promote and rollback. */
class RollbackTest {
    private static final Channel NIGHTLY = new Channel("nightly", Channel.Mode.REPLACE);
    private static final Channel STABLE = new Channel("stable", Channel.Mode.REPLACE);
    private static final Channel VERSION = new Channel("0.12.0", Channel.Mode.APPEND);

    @TempDir
    Path folder;

    private final Index index = new Index(new MemoryStore("memory"));

    @Test
    void aRollbackShowsWhatWasShownBefore() throws IOException {
        publish("aaa", 1, NIGHTLY, "vllm 0.12.0.dev1", "torch 2.9.0");
        publish("bbb", 2, NIGHTLY, "vllm 0.12.0.dev2", "triton 3.4");

        ChannelPlan plan = rollback("nightly", Optional.empty());

        assertThat(plan.moves()).singleElement().satisfies(move -> {
            assertThat(move.folder()).isEqualTo("nightly/");
            assertThat(move.to()).extracting(Build::commit).containsExactly("aaa");
            assertThat(move.dropped()).containsExactly("bbb");
        });
        assertThat(index.files("nightly/", "vllm")).containsExactly("vllm-0.12.0.dev1-py3-none-any.whl");
        assertThat(index.files("nightly/", "triton")).isEmpty();
        assertThat(index.list("nightly/").projects()).containsExactly("torch", "vllm");
        assertThat(index.files("bbb/", "vllm")).as("the commit stays").hasSize(1);
        assertThat(index.list("nightly/").channel().entries())
                .extracting(entry -> entry.step() + " " + String.join("+", entry.commits()))
                .containsExactly("3 aaa", "2 bbb", "1 aaa");
        index.checkThatNoPageLies();
    }

    @Test
    void aJobOfABuildThatWasRolledBackStaysOut() throws IOException {
        publish("aaa", 1, NIGHTLY, "vllm 0.12.0.dev1");
        publish("bbb", 2, NIGHTLY, "vllm 0.12.0.dev2");
        rollback("nightly", Optional.empty());

        PublishResult again = publish("bbb", 2, NIGHTLY, "vllm 0.12.0.dev2", "late 1.0", "vllm 0.12.0.dev2+cu130");

        assertThat(again.channels()).singleElement().satisfies(state -> {
            assertThat(state.moved()).isFalse();
            assertThat(state.dropped()).isTrue();
        });
        assertThat(index.files("nightly/", "vllm")).containsExactly("vllm-0.12.0.dev1-py3-none-any.whl");
        assertThat(index.page("nightly/", "late")).isEmpty();
        assertThat(index.page("nightly/cu130/", "vllm"))
                .as("a root of which the channel knew nothing when it was rolled back")
                .isEmpty();
    }

    @Test
    void aNewerBuildMovesTheChannelAgain() throws IOException {
        publish("aaa", 1, NIGHTLY, "vllm 0.12.0.dev1");
        publish("bbb", 2, NIGHTLY, "vllm 0.12.0.dev2");
        rollback("nightly", Optional.empty());

        publish("ccc", 3, NIGHTLY, "vllm 0.12.0.dev3");

        assertThat(index.files("nightly/", "vllm")).containsExactly("vllm-0.12.0.dev3-py3-none-any.whl");
        assertThat(index.list("nightly/").channel().step()).isEqualTo(4);

        rollback("nightly", Optional.empty());
        assertThat(index.files("nightly/", "vllm"))
                .as("not to the one that was bad")
                .containsExactly("vllm-0.12.0.dev1-py3-none-any.whl");
    }

    @Test
    void aRollbackTakesEachVariantToWhatItShowedThen() throws IOException {
        publish("aaa", 1, NIGHTLY, "vllm 1.0+cu129", "vllm 1.0+cu130");
        publish("bbb", 2, NIGHTLY, "vllm 1.1+cu130");
        publish("ccc", 3, NIGHTLY, "vllm 1.2+cu129", "vllm 1.2+cu130", "vllm 1.2+rocm7.1");

        rollback("nightly", Optional.of("bbb"));

        assertThat(index.files("nightly/cu129/", "vllm")).containsExactly("vllm-1.0+cu129-py3-none-any.whl");
        assertThat(index.files("nightly/cu130/", "vllm")).containsExactly("vllm-1.1+cu130-py3-none-any.whl");
        assertThat(index.files("nightly/rocm7.1/", "vllm"))
                .as("nothing was there before")
                .isEmpty();
    }

    @Test
    void aRootThatHasNeverShownAnythingIsNotWhatTheChannelShows() throws IOException {
        publish("aaa", 1, NIGHTLY, "vllm 1.0+cu130");
        publish("bbb", 2, NIGHTLY, "vllm 1.1+cu130");
        ChannelPlan plan = new Rollback(index.store, settings()).plan("nightly", Optional.empty());

        PublishResult result = new Publisher(index.store, Progress.NONE).publish(plan.plan());

        assertThat(result.channels())
                .singleElement()
                .satisfies(state -> assertThat(state.shown()).isEqualTo("aaa, ordinal 1 (explicit)"));
        assertThat(plan.plan().describe())
                .contains("list    nightly/  (channel nightly, replace, shows nothing)")
                .contains("list    nightly/cu130/  (channel nightly, replace, ordinal 1 (explicit))");
        assertThat(new String(index.store.get("index.html").orElseThrow().bytes(), StandardCharsets.UTF_8))
                .contains(">nightly</a><td><code>aaa</code><td>");
    }

    @Test
    void aChannelThatKeepsBuildsLosesOnlyTheBadOne() throws IOException {
        publish("aaa", 1, VERSION, "vllm 0.12.0+cu129", "vllm 0.12.0+cu130");
        publish("bbb", 2, VERSION, "vllm 0.12.0+cu130");

        assertThat(index.page("0.12.0/cu130/", "vllm")
                        .orElseThrow()
                        .files()
                        .get(0)
                        .key())
                .startsWith("bbb/");
        rollback("0.12.0", Optional.of("aaa"));

        assertThat(index.page("0.12.0/cu130/", "vllm").orElseThrow().files())
                .singleElement()
                .satisfies(file -> assertThat(file.key()).startsWith("aaa/"));
        assertThat(index.files("0.12.0/cu129/", "vllm")).hasSize(1);
    }

    @Test
    void promoteShowsWhatACommitShows() throws IOException {
        publish("aaa", 1, NIGHTLY, "vllm 1.0+cu130", "torch 2.9.0");
        Map<String, Sha256> before = index.state();

        promote("aaa", STABLE);

        assertThat(index.files("stable/cu130/", "vllm")).containsExactly("vllm-1.0+cu130-py3-none-any.whl");
        assertThat(index.list("").variants()).containsExactly("aaa", "nightly", "stable");
        assertThat(index.state())
                .as("all else is as it was")
                .containsAllEntriesOf(without(before, "index.json", "index.html"));
        index.checkThatNoPageLies();
    }

    @Test
    void noWheelIsReadOrSentToMoveAChannel() throws IOException {
        publish("aaa", 1, NIGHTLY, "vllm 1.0");
        publish("bbb", 2, NIGHTLY, "vllm 1.1");
        CrashingStore writes = CrashingStore.never(index.store);
        WithoutDigests store = new WithoutDigests(writes);

        rollback(store, "nightly", Optional.empty());

        assertThat(store.opened()).isZero();
        assertThat(writes.written).noneMatch(key -> key.contains(".whl"));
    }

    @Test
    void aRollbackAmongBuildsBesideEachOtherKeepsTheNewerFileOfAName() throws IOException {
        publish("aaa", 1, VERSION, "vllm 0.12.0+cu130", "torch 2.9+cu130");
        publish("bbb", 2, VERSION, "vllm 0.12.0+cu130");
        publish("ccc", 3, VERSION, "vllm 0.12.0+cu130");

        rollback("0.12.0", Optional.of("bbb"));

        assertThat(index.page("0.12.0/cu130/", "vllm").orElseThrow().files())
                .singleElement()
                .satisfies(file -> assertThat(file.key()).startsWith("bbb/"));
        assertThat(index.files("0.12.0/cu130/", "torch")).hasSize(1);
        assertThat(new Fsck(index.store, false, true, Progress.NONE).check().faults())
                .isEmpty();
    }

    @Test
    void promoteBringsBackWhatWasRolledBack() throws IOException {
        publish("aaa", 1, NIGHTLY, "vllm 0.12.0.dev1");
        publish("bbb", 2, NIGHTLY, "vllm 0.12.0.dev2");
        rollback("nightly", Optional.empty());

        promote("bbb", NIGHTLY);

        assertThat(index.files("nightly/", "vllm")).containsExactly("vllm-0.12.0.dev2-py3-none-any.whl");
        assertThat(index.list("nightly/").channel().dropped()).isEmpty();
    }

    @Test
    void whatWasNewerThanAPromotedBuildStaysOut() throws IOException {
        publish("aaa", 1, NIGHTLY, "vllm 0.12.0.dev1");
        publish("bbb", 2, NIGHTLY, "vllm 0.12.0.dev2");

        promote("aaa", NIGHTLY);
        publish("bbb", 2, NIGHTLY, "vllm 0.12.0.dev2");

        assertThat(index.files("nightly/", "vllm")).containsExactly("vllm-0.12.0.dev1-py3-none-any.whl");
    }

    @Test
    void anInterruptedRollbackIsFinishedByTheSameCommand() throws IOException {
        publish("aaa", 1, NIGHTLY, "vllm 0.12.0.dev1", "torch 2.9.0");
        publish("bbb", 2, NIGHTLY, "vllm 0.12.0.dev2", "triton 3.4");
        Index other = index.copy();
        rollback(other.store, "nightly", Optional.of("aaa"));
        Map<String, Sha256> wanted = other.state();

        for (int writes = 0; writes < 20; writes++) {
            Index crashed = index.copy();
            CrashingStore crashing = new CrashingStore(crashed.store, writes, writes % 2 == 0);
            try {
                rollback(crashing, "nightly", Optional.of("aaa"));
            } catch (WheelException expected) {
                crashed.checkThatNoPageLies();
            }
            rollback(crashed.store, "nightly", Optional.of("aaa"));

            assertThat(crashed.list("nightly/")).as("after %d writes", writes).isEqualTo(other.list("nightly/"));
            assertThat(crashed.state().keySet()).isEqualTo(wanted.keySet());
            assertThat(crashed.files("nightly/", "triton")).isEmpty();
        }
    }

    @Test
    void inTheMiddleOfAMoveItIsToBeSaidWhereTo() throws IOException {
        publish("aaa", 1, NIGHTLY, "vllm 0.12.0.dev1");
        publish("bbb", 2, NIGHTLY, "vllm 0.12.0.dev2");
        int claim = 0;
        while (index.list("nightly/").channel().step() == 2) {
            try {
                rollback(new CrashingStore(index.store, claim++, true), "nightly", Optional.of("aaa"));
            } catch (WheelException expected) {
                continue;
            }
        }

        assertThatThrownBy(() -> rollback("nightly", Optional.empty()))
                .isInstanceOf(WheelException.class)
                .hasMessageContaining("in the middle of a move");
    }

    @Test
    void whatCannotBeDoneIsSaid() throws IOException {
        publish("aaa", 1, NIGHTLY, "vllm 0.12.0.dev1");

        assertThatThrownBy(() -> rollback("nightly", Optional.empty()))
                .hasMessageContaining("remembers nothing before what it shows, aaa");
        assertThatThrownBy(() -> rollback("nightly", Optional.of("zzz")))
                .hasMessageContaining("does not remember that it has shown zzz; it remembers aaa");
        assertThatThrownBy(() -> rollback("weekly", Optional.empty()))
                .hasMessageContaining("there is no channel weekly at memory:memory; there are nightly");
        assertThatThrownBy(() -> promote("zzz", STABLE))
                .hasMessageContaining("no build zzz is published at memory:memory; there are aaa");
    }

    // a run that was left behind may come back at any time
    @Test
    void aRunThatWasOvertakenWritesNoPageOfTheChannel() throws IOException {
        publish("aaa", 1, NIGHTLY, "vllm 1.0");
        List<StagedWheel> bad = wheels("bbb", "vllm 1.1", "unknown 1.0");
        ObjectStore rolledBackMeanwhile = new BeforeWrite(index.store, "nightly/unknown/index.json", () -> {
            rollback("nightly", Optional.of("aaa"));
        });

        new Publisher(rolledBackMeanwhile, Progress.NONE)
                .publish(ReleasePlan.publish(Index.commit("bbb", 2, List.of(NIGHTLY), bad)));

        assertThat(index.files("nightly/", "unknown")).isEmpty();
        assertThat(index.files("nightly/", "vllm")).containsExactly("vllm-1.0-py3-none-any.whl");
        assertThat(index.list("nightly/").projects()).containsExactly("vllm");
    }

    private ChannelPlan rollback(String channel, Optional<String> commit) {
        return rollback(index.store, channel, commit);
    }

    private static ChannelPlan rollback(ObjectStore store, String channel, Optional<String> commit) {
        ChannelPlan plan = new Rollback(store, settings()).plan(channel, commit);
        new Publisher(store, Progress.NONE).publish(plan.plan());
        return plan;
    }

    private void promote(String commit, Channel channel) {
        ChannelPlan plan = new Promotion(index.store, settings()).explicit(commit, channel, Optional.empty());
        new Publisher(index.store, Progress.NONE).publish(plan.plan());
    }

    private static ChannelSettings settings() {
        return new ChannelSettings(Index.TIME, 20, true);
    }

    private PublishResult publish(String commit, long ordinal, Channel channel, String... projects) throws IOException {
        return index.publish(Index.commit(commit, ordinal, List.of(channel), wheels(commit, projects)));
    }

    private List<StagedWheel> wheels(String commit, String... projects) throws IOException {
        Path[] files = new Path[projects.length];
        for (int i = 0; i < projects.length; i++) {
            String[] parts = projects[i].split(" ", -1);
            files[i] = WheelFiles.write(folder.resolve(commit), parts[0], parts[1], "py3-none-any", commit, List.of());
        }
        return Index.staged(files);
    }

    private static Map<String, Sha256> without(Map<String, Sha256> state, String... keys) {
        Map<String, Sha256> rest = new TreeMap<>(state);
        List.of(keys).forEach(rest::remove);
        return rest;
    }
}
