package io.github.wheelwright.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.RejectedException;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.ConflictException;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.SimpleLayout;
import io.github.wheelwright.core.release.Existing;
import io.github.wheelwright.core.release.Index;
import io.github.wheelwright.core.release.PublishResult;
import io.github.wheelwright.core.release.PublishResult.Outcome;
import io.github.wheelwright.core.release.PublishResult.PublishedFile;
import io.github.wheelwright.core.release.Publisher;
import io.github.wheelwright.core.release.Release;
import io.github.wheelwright.core.release.ReleasePlan;
import io.github.wheelwright.core.release.StoreScanner;
import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.MemoryStore;
import io.github.wheelwright.core.store.ObjectBody;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key of a file is written once; what finds it taken stands beside it, under a key named after its content. */
class FileKeyTest {
    private static final String TRITON = "triton-3.4.0-py3-none-any.whl";

    @TempDir
    Path folder;

    private final Index index = new Index(new MemoryStore("memory"));
    private List<StagedWheel> first;
    private List<StagedWheel> rebuilt;

    @BeforeEach
    void writeTwoBuildsOfOneWheel() throws IOException {
        first = Index.staged(build("one"));
        rebuilt = Index.staged(build("two"), WheelFiles.write(folder, "aiter", "1.0"));
    }

    // X3: the leftover of a run that died heals by the next build, reproducible or not
    @Test
    void aFileStandsBesideWhatACrashedRunLeftUnlisted() {
        index.store.put("packages/" + TRITON, ObjectBody.of("half", "a/b", "no-cache"), Condition.ABSENT);

        index.publish(Index.simple(first));

        assertThat(triton("simple/").key()).isEqualTo(beside(first));
        assertThat(index.store.get("packages/" + TRITON).orElseThrow().bytes())
                .asString()
                .isEqualTo("half");
        index.checkThatNoPageLies();
    }

    @Test
    void publishedAgainItStaysWhereItIsListed() {
        index.store.put("packages/" + TRITON, ObjectBody.of("half", "a/b", "no-cache"), Condition.ABSENT);
        index.publish(Index.simple(first));
        index.store.delete("packages/" + TRITON);
        Map<String, Sha256> before = index.state();

        PublishResult again = index.publish(Index.simple(first));

        assertThat(again.files()).extracting(PublishedFile::outcome).containsExactly(Outcome.ALREADY_THERE);
        assertThat(index.state()).isEqualTo(before);
    }

    @Test
    void aChannelShowsTheFileWhereItsCommitHasIt() {
        index.store.put("aaa/" + TRITON, ObjectBody.of("half", "a/b", "no-cache"), Condition.ABSENT);

        index.publish(Index.commit("aaa", 1, List.of(new Channel("nightly", Channel.Mode.REPLACE)), first));

        assertThat(triton("nightly/").key()).isEqualTo(triton("aaa/").key()).startsWith("aaa/_");
        index.checkThatNoPageLies();
    }

    @Test
    void keepingLeavesAWheelOutWhoseNameIsListedWithOtherContent() {
        index.publish(Index.simple(first));

        PublishResult result = keeping(Index.simple(rebuilt));

        assertThat(result.files())
                .extracting(PublishedFile::outcome)
                .containsExactly(Outcome.LEFT_OUT, Outcome.UPLOADED);
        assertThat(triton("simple/").sha256()).isEqualTo(first.get(0).sha256());
        assertThat(index.list("simple/").projects()).containsExactly("aiter", "triton");
        assertThat(index.store.list("packages/")).hasSize(4);
    }

    @Test
    void whatACommitKeepsIsWhatItsChannelShows() {
        index.publish(Index.commit("aaa", 1, List.of(), first));

        keeping(Index.commit("aaa", 1, List.of(new Channel("nightly", Channel.Mode.REPLACE)), rebuilt));

        assertThat(triton("nightly/").sha256()).isEqualTo(first.get(0).sha256());
    }

    @Test
    void theRefusalNamesTheWayToKeep() {
        index.publish(Index.simple(first));

        assertThatThrownBy(() -> index.publish(Index.simple(rebuilt)))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        e -> assertThat(e.remedy().orElseThrow()).contains("-Dwheel.existing=keep"));
    }

    @Test
    void anIndexMadeFromObjectsListsTheOneThatWasListed() {
        index.store.put("packages/" + TRITON, body(rebuilt.get(0)), Condition.ABSENT);
        index.publish(Index.simple(first));
        Map<String, Sha256> before = index.state();

        List<StagedWheel> found = StoreScanner.scan(index.store, new SimpleLayout(), Progress.NONE);
        new Publisher(index.store, Progress.NONE).publish(ReleasePlan.rebuild(Index.simple(found), index.store));

        assertThat(triton("simple/").sha256()).isEqualTo(first.get(0).sha256());
        before.forEach((key, digest) -> assertThat(index.state()).containsEntry(key, digest));
    }

    @Test
    void anIndexMadeFromObjectsNamesTwoContentsOfWhichNoneIsListed() {
        index.store.put("packages/" + TRITON, body(rebuilt.get(0)), Condition.ABSENT);
        index.store.put(beside(first), body(first.get(0)), Condition.ABSENT);

        assertThatThrownBy(() -> StoreScanner.scan(index.store, new SimpleLayout(), Progress.NONE))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining(first.get(0).sha256().toString())
                .hasMessageContaining(rebuilt.get(0).sha256().toString());
    }

    private PublishResult keeping(Release release) {
        return new Publisher(index.store, Progress.NONE)
                .publish(ReleasePlan.publish(release).with(Existing.KEEP));
    }

    private IndexFile triton(String root) {
        return index.page(root, "triton").orElseThrow().files().get(0);
    }

    private Path build(String content) throws IOException {
        return WheelFiles.write(folder.resolve(content), "triton", "3.4.0", "py3-none-any", content, List.of());
    }

    private static String beside(List<StagedWheel> wheels) {
        return "packages/_" + wheels.get(0).sha256().hex().substring(0, 16) + "/" + TRITON;
    }

    private static ObjectBody body(StagedWheel wheel) {
        try {
            return new ObjectBody(wheel.content().orElseThrow().open(), wheel.sha256(), "a/b", ObjectBody.IMMUTABLE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
