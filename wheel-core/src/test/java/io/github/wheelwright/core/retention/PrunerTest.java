package io.github.wheelwright.core.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.host.Parallel;
import io.github.wheelwright.core.journal.CondemnedDocument;
import io.github.wheelwright.core.journal.Journal;
import io.github.wheelwright.core.release.CrashingStore;
import io.github.wheelwright.core.release.Graces;
import io.github.wheelwright.core.release.Index;
import io.github.wheelwright.core.release.Publisher;
import io.github.wheelwright.core.release.ReleasePlan;
import io.github.wheelwright.core.release.TestClock;
import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.core.retention.PruneResult.Item;
import io.github.wheelwright.core.retention.PruneResult.Step;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.MemoryStore;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** B7: retention deletes what no page links, in two steps, and never what a page still links. */
class PrunerTest {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Graces GRACES = new Graces(DAY, DAY);
    private static final String ORPHAN = "packages/torch-2.9.0-py3-none-any.whl";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final Host host = new Host("test", clock, attempt -> {}, Parallel.IN_ORDER);
    private final Index index = new Index(new MemoryStore("memory", clock));
    private List<StagedWheel> torch;

    @BeforeEach
    void publishTritonAndLeaveTorchUnlisted() throws IOException {
        index.publish(Index.simple(Index.staged(WheelFiles.write(folder, "triton", "3.4.0"))));
        torch = Index.staged(WheelFiles.write(folder, "torch", "2.9.0"));
        index.store.put(ORPHAN, ObjectBody.of("half", "a/b", "no-cache"), Condition.ABSENT);
    }

    @Test
    void aFileThatNoPageListsIsCondemnedAndDeletedAfterTheGrace() {
        assertThat(prune().items()).containsExactly(new Item(ORPHAN, 4, Step.CONDEMNED));
        clock.advance(DAY);
        assertThat(prune().items()).containsExactly(new Item(ORPHAN, 4, Step.WAITING));
        clock.advance(Duration.ofSeconds(1));
        assertThat(prune().items()).containsExactly(new Item(ORPHAN, 4, Step.DELETED));

        assertThat(index.store.head(ORPHAN)).isEmpty();
        assertThat(index.store.list("packages/")).hasSize(2);
        assertThat(prune().items()).isEmpty();
        index.checkThatNoPageLies();
    }

    @Test
    void aPlanWritesNothing() {
        Map<String, Sha256> before = index.state();

        assertThat(new Pruner(index.store, GRACES, host).plan().items())
                .containsExactly(new Item(ORPHAN, 4, Step.CONDEMNED));
        assertThat(index.state()).isEqualTo(before);
    }

    @Test
    void whatIsListedMeanwhileIsSpared() throws IOException {
        index.store.delete(ORPHAN);
        index.store.put(ORPHAN, body(torch.get(0)), Condition.ABSENT);
        prune();
        // by somebody who knows nothing of the condemned
        new Publisher(index.store, Progress.NONE).publish(ReleasePlan.publish(Index.simple(torch)));
        clock.advance(DAY.plusSeconds(1));

        assertThat(prune().items()).noneMatch(item -> item.step() == Step.DELETED);
        index.checkThatNoPageLies();
    }

    @Test
    void aPublisherTakesItsFilesOffTheCondemned() throws IOException {
        index.store.delete(ORPHAN);
        index.store.put(ORPHAN, body(torch.get(0)), Condition.ABSENT);
        prune();

        publisher().publish(ReleasePlan.publish(Index.simple(torch)));

        assertThat(new CondemnedDocument(index.store, host).read().condemned().entries())
                .isEmpty();
    }

    @Test
    void aKeyThatIsBeingDeletedIsNotUsed() {
        prune();
        clock.advance(DAY.plusSeconds(1));
        prune();

        publisher().publish(ReleasePlan.publish(Index.simple(torch)));

        assertThat(index.page("simple/", "torch").orElseThrow().files().get(0).key())
                .startsWith("packages/_");
        clock.advance(DAY.plusSeconds(1));
        prune();
        assertThat(new CondemnedDocument(index.store, host).read().condemned().entries())
                .isEmpty();
        index.checkThatNoPageLies();
    }

    // a late request to delete what stands beside the wheel would take what has just been written
    @ParameterizedTest
    @ValueSource(strings = {".metadata", ".provenance"})
    void aKeyIsNotUsedBesideWhichSomethingIsBeingDeleted(String suffix) {
        index.store.delete(ORPHAN);
        index.store.put(ORPHAN + suffix, ObjectBody.of("half", "a/b", "no-cache"), Condition.ABSENT);
        prune();
        clock.advance(DAY.plusSeconds(1));
        assertThat(prune().items()).containsExactly(new Item(ORPHAN + suffix, 4, Step.DELETED));

        publisher().publish(ReleasePlan.publish(Index.simple(torch)));

        assertThat(index.page("simple/", "torch").orElseThrow().files().get(0).key())
                .startsWith("packages/_");
        index.checkThatNoPageLies();
    }

    @Test
    void theJournalOfARunThatDiedIsForgottenAGraceAfterItExpired() {
        Index crashing = new Index(new CrashingStore(index.store, 3, true));
        assertThatThrownBy(() -> new Publisher(crashing.store, Progress.NONE, host, GRACES)
                        .publish(ReleasePlan.publish(Index.simple(torch))))
                .isInstanceOf(StoreException.class);
        clock.advance(DAY.plusSeconds(1));
        assertThat(prune().interrupted()).as("it is told of first").hasSize(1);
        clock.advance(DAY);

        assertThat(prune().interrupted()).hasSize(1);
        assertThat(index.store.list(Journal.FOLDER)).isEmpty();
        assertThat(prune().interrupted()).isEmpty();
    }

    @Test
    void aRunThatDiedProtectsItsFilesUntilItsJournalExpires() {
        Index crashing = new Index(new CrashingStore(index.store, 3, true));
        assertThatThrownBy(() -> new Publisher(crashing.store, Progress.NONE, host, GRACES)
                        .publish(ReleasePlan.publish(Index.simple(torch))))
                .isInstanceOf(StoreException.class);

        PruneResult result = prune();

        assertThat(result.items()).isEmpty();
        assertThat(result.protectedByRuns()).isGreaterThan(0);
        assertThat(result.interrupted()).isEmpty();
        clock.advance(DAY.plusSeconds(1));
        assertThat(prune().interrupted()).singleElement().asString().contains("on test");
    }

    @Test
    void wheelsOfSomebodyElseInTheSameStoreAreLeftAlone() {
        index.store.put("sets/1/a-1-py3-none-any.whl", ObjectBody.of("x", "a/b", "no-cache"), Condition.ABSENT);

        assertThat(prune().items()).extracting(Item::key).containsExactly(ORPHAN);
    }

    @Test
    void aPageThatCannotBeReadStopsEverything() {
        index.store.put("other/index.json", ObjectBody.of("{}", "a/b", "no-cache"), Condition.ABSENT);

        assertThatThrownBy(this::prune)
                .hasMessageContaining("other/index.json")
                .hasMessageContaining("nothing is deleted");
        assertThat(index.store.head(ORPHAN)).isPresent();
    }

    private PruneResult prune() {
        return new Pruner(index.store, GRACES, host).prune();
    }

    private Publisher publisher() {
        return new Publisher(index.store, Progress.NONE, host, GRACES);
    }

    private static ObjectBody body(StagedWheel wheel) throws IOException {
        return new ObjectBody(wheel.content().orElseThrow().open(), wheel.sha256(), "a/b", ObjectBody.IMMUTABLE);
    }
}
