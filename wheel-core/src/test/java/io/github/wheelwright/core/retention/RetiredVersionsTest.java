package io.github.wheelwright.core.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.host.Parallel;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.journal.FileKey;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.release.BeforeWrite;
import io.github.wheelwright.core.release.CrashingStore;
import io.github.wheelwright.core.release.ForwardingStore;
import io.github.wheelwright.core.release.Graces;
import io.github.wheelwright.core.release.Index;
import io.github.wheelwright.core.release.ModelWheel;
import io.github.wheelwright.core.release.Publisher;
import io.github.wheelwright.core.release.ReleasePlan;
import io.github.wheelwright.core.release.TestClock;
import io.github.wheelwright.core.retention.PruneResult.Item;
import io.github.wheelwright.core.retention.PruneResult.Step;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.MemoryStore;
import io.github.wheelwright.core.store.ObjectStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** B7: old versions leave the pages of layout simple, and nothing that is listed or asked for breaks by that. */
class RetiredVersionsTest {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Graces GRACES = new Graces(DAY, DAY);
    private static final Retention ONE = new Retention(Optional.of(1), Optional.empty());
    private static final String LIB = "simple/lib/index.json";

    private final TestClock clock = new TestClock();
    private final Host host = new Host("test", clock, attempt -> {}, Parallel.IN_ORDER);
    private final Index index = new Index(new MemoryStore("memory", clock));

    @BeforeEach
    void publishThreeNightliesOfAnApplicationThatPinsItsLibrary() {
        publish("lib 1.dev1", "app 1.dev1 lib==1.dev1");
        publish("lib 1.dev2", "app 1.dev2 lib==1.dev2");
        publish("lib 1.dev3", "app 1.dev3 lib==1.dev3");
    }

    @Test
    void dependentsLeaveFirstAndWhatTheyPinAGraceLater() {
        prune(ONE);

        assertThat(index.files("simple/", "app")).containsExactly("app-1.dev3-py3-none-any.whl");
        assertThat(index.files("simple/", "lib"))
                .as("who has just read of app asks for it yet")
                .hasSize(3);
        index.checkThatNoPageLies();
        clock.advance(DAY.plusSeconds(1));
        prune(ONE);

        assertThat(index.files("simple/", "lib")).containsExactly("lib-1.dev3-py3-none-any.whl");
        index.checkThatNoPageLies();
    }

    @Test
    void filesAreCondemnedWhenTheyHaveLeftAndDeletedAGraceLater() {
        assertThat(prune(ONE).items())
                .hasSize(4)
                .allMatch(item -> item.key().startsWith("packages/app-1.dev") && item.step() == Step.CONDEMNED);
        clock.advance(DAY.plusSeconds(1));
        assertThat(prune(ONE).items()).extracting(Item::step).contains(Step.CONDEMNED, Step.DELETED);
        clock.advance(DAY.plusSeconds(1));
        prune(ONE);

        assertThat(index.store.list("").stream().filter(object -> FileKey.isFile(object.key())))
                .hasSize(4);
        assertThat(prune(ONE).versions()).allMatch(version -> version.step() == VersionVerdict.Step.STAYS);
    }

    @Test
    void aPlanSaysWhatGoesAndWritesNothing() {
        Map<String, Sha256> before = index.state();

        List<VersionVerdict> versions = pruner(index.store, ONE).plan().versions();

        assertThat(versions)
                .filteredOn(version -> version.step() == VersionVerdict.Step.GOES)
                .extracting(version -> version.project() + " " + version.version())
                .containsExactly("app 1.dev1", "app 1.dev2", "lib 1.dev1", "lib 1.dev2");
        assertThat(index.state()).isEqualTo(before);
    }

    @Test
    void aPublisherThatListsAVersionWhenItIsAboutToLeaveWins() {
        prune(ONE);
        clock.advance(DAY.plusSeconds(1));
        ObjectStore store = new BeforeWrite(index.store, LIB, () -> publish("lib 1.dev1", "app 1.dev1 lib==1.dev1"));

        pruner(store, ONE).prune();

        assertThat(index.files("simple/", "lib")).contains("lib-1.dev1-py3-none-any.whl");
        assertThat(index.files("simple/", "app")).contains("app-1.dev1-py3-none-any.whl");
        index.checkThatNoPageLies();
    }

    @Test
    void aPublisherThatBeganWhenItWasDecidedWins() {
        Publisher crashing = new Publisher(new CrashingStore(index.store, 0, true), Progress.NONE, host, GRACES);
        ObjectStore store = new BeforeWrite(
                index.store,
                "simple/app/index.json",
                () -> assertThatThrownBy(() ->
                        crashing.publish(ReleasePlan.publish(Index.simple(ModelWheel.all("app 1.dev1 lib==1.dev1"))))));

        List<VersionVerdict> versions = pruner(store, ONE).prune().versions();

        assertThat(index.files("simple/", "app")).contains("app-1.dev1-py3-none-any.whl");
        assertThat(versions)
                .filteredOn(version -> version.step() == VersionVerdict.Step.HELD)
                .extracting(VersionVerdict::why)
                .containsExactly("a run under way publishes it", "app 1.dev1 requires lib==1.dev1");
    }

    @Test
    void whatARunUnderWayPinsAndDoesNotBringStays() {
        Publisher crashing = new Publisher(new CrashingStore(index.store, 2, true), Progress.NONE, host, GRACES);
        assertThatThrownBy(() -> crashing.publish(
                ReleasePlan.publish(Index.simple(ModelWheel.all("tool 1 lib==1.dev1", "other 1 lib<1.dev3")))));
        assertThat(index.store.head("simple/tool/index.json")).isEmpty();

        List<VersionVerdict> versions = prune(ONE).versions();

        assertThat(versions)
                .filteredOn(version -> version.step() == VersionVerdict.Step.HELD)
                .extracting(version -> version.version() + " " + version.why())
                .containsExactly("1.dev1 a run under way requires lib==1.dev1");
        for (int run = 0; run < 2; run++) {
            clock.advance(DAY.plusSeconds(1));
            prune(ONE);
        }
        assertThat(index.files("simple/", "lib")).as("the run died").doesNotContain("lib-1.dev1-py3-none-any.whl");
    }

    @Test
    void aRunThatWroteNothingAndWasTakenForDeadBeginsAgain() {
        int reads = publishAgainAndAfterRead(Integer.MAX_VALUE, () -> {});

        publishAgainAndAfterRead(reads, () -> {
            clock.advance(DAY.plusSeconds(1));
            prune(ONE);
            assertThat(index.files("simple/", "app")).doesNotContain("app-1.dev1-py3-none-any.whl");
        });

        assertThat(index.files("simple/", "app"))
                .as("who says that it is published has to be right")
                .contains("app-1.dev1-py3-none-any.whl");
    }

    /** Returns how many objects it has read. */
    private int publishAgainAndAfterRead(int which, Runnable event) {
        AtomicInteger reads = new AtomicInteger();
        ObjectStore store = new ForwardingStore(index.store) {
            @Override
            public Optional<Content> get(String key) {
                Optional<Content> content = super.get(key);
                if (reads.incrementAndGet() == which) {
                    event.run();
                }
                return content;
            }
        };
        new Publisher(store, Progress.NONE, host, GRACES)
                .publish(ReleasePlan.publish(Index.simple(ModelWheel.all("lib 1.dev1", "app 1.dev1 lib==1.dev1"))));
        return reads.get();
    }

    @Test
    void whatIsListedAgainMeanwhileStaysWithWhatItPins() {
        prune(ONE);
        clock.advance(DAY.plusSeconds(1));
        publish("lib 1.dev4", "app 1.dev4 lib==1.dev4");
        ObjectStore store =
                new BeforeWrite(index.store, "simple/app/index.json", () -> publish("app 1.dev1 lib==1.dev1"));

        pruner(store, ONE).prune();

        assertThat(index.files("simple/", "app")).contains("app-1.dev1-py3-none-any.whl");
        assertThat(index.files("simple/", "lib")).contains("lib-1.dev1-py3-none-any.whl");
    }

    @Test
    void aRetiredVersionCanBePublishedAgainBeforeAndAfterItIsDeleted() {
        for (int runs = 1; runs < 5; runs++) {
            for (int run = 0; run < runs; run++) {
                prune(ONE);
                clock.advance(DAY.plusSeconds(1));
            }
            publish("lib 1.dev1", "app 1.dev1 lib==1.dev1");
            prune(Retention.ALL);

            assertThat(index.files("simple/", "app")).as("after %d runs", runs).contains("app-1.dev1-py3-none-any.whl");
            index.checkThatNoPageLies();
        }
    }

    @Test
    void aProjectOfWhichNothingIsLeftLeavesTheList() {
        publish("gone 1.dev1");
        Retention none =
                new Retention(Optional.of(0), Optional.empty(), Optional.empty(), Set.of(ProjectName.of("gone")));
        prune(none);

        assertThat(index.list("simple/").projects()).containsExactly("app", "lib");
        assertThat(index.page("simple/", "gone").orElseThrow().files()).isEmpty();
        publish("gone 1.dev1");
        assertThat(index.list("simple/").projects()).contains("gone");
    }

    @Test
    void aPageThatIsNotOnTheListYetHoldsWhatItPins() {
        publish("tool 1 lib==1.dev1");
        index.store.delete("simple/index.json");
        index.store.delete("simple/index.html");
        index.store.delete("simple/");

        assertThat(pruner(index.store, ONE).plan().versions())
                .filteredOn(version -> version.step() == VersionVerdict.Step.HELD)
                .extracting(VersionVerdict::why)
                .containsExactly("tool 1 requires lib==1.dev1");
    }

    @Test
    void whereMetadataIsMissingNothingLeaves() {
        index.publish(Index.commit("aaa", 1, List.of(), ModelWheel.all("app 1")));
        index.publish(Index.commit("bbb", 2, List.of(), ModelWheel.all("app 2")));
        index.store.delete("packages/app-1.dev3-py3-none-any.whl.metadata");

        assertThatThrownBy(() -> prune(ONE))
                .hasMessageContaining("what app-1.dev3-py3-none-any.whl requires cannot be told")
                .hasMessageContaining("is not there");
        assertThat(index.files("simple/", "app")).hasSize(3);
        assertThat(index.files("aaa/", "app")).as("builds stay, too").hasSize(1);
        assertThat(index.list("").variants()).containsExactly("aaa", "bbb");
    }

    @Test
    void whatComesMeanwhileIsHeldAndItsReasonIsTrue() {
        ObjectStore store = new BeforeWrite(
                index.store,
                "simple/app/index.json",
                () -> publish("lib 1.dev1", "app 1.dev1 lib==1.dev1", "lib 1.dev4", "app 1.dev4 lib==1.dev4"));

        assertThat(pruner(store, ONE).prune().versions())
                .filteredOn(version -> version.step() == VersionVerdict.Step.HELD)
                .extracting(version -> version.project() + " " + version.version() + " " + version.why())
                .containsExactly(
                        "app 1.dev3 was not marked to go when this run looked again",
                        "lib 1.dev3 was not marked to go when this run looked again");
    }

    @Test
    void aRunThatWasHeldUpTakesNothingOff() {
        prune(ONE);
        clock.advance(DAY.plusSeconds(1));
        ObjectStore held = new ForwardingStore(index.store) {
            @Override
            public Optional<Content> get(String key) {
                if (key.equals("simple/app/index.html")) {
                    clock.advance(DAY.dividedBy(2));
                }
                return super.get(key);
            }
        };

        assertThatThrownBy(() -> pruner(held, ONE).prune()).hasMessageContaining("held up");

        assertThat(index.files("simple/", "lib")).hasSize(3);
    }

    @Test
    void theForgottenMarkOfWhatStaysNowIsTakenOff() {
        prune(ONE);
        publish("tool 1 lib==1.dev1");
        prune(ONE);

        assertThat(index.page("simple/", "lib").orElseThrow().files())
                .filteredOn(IndexFile::isDeparting)
                .extracting(IndexFile::filename)
                .containsExactly("lib-1.dev2-py3-none-any.whl");
    }

    @Test
    void buildsStayWhereProjectsAreNamed() {
        index.publish(Index.commit("aaa", 1, List.of(), ModelWheel.all("app 1")));
        Retention app =
                new Retention(Optional.of(0), Optional.empty(), Optional.empty(), Set.of(ProjectName.of("app")));

        assertThat(prune(app).retired()).isEmpty();
        assertThat(index.files("aaa/", "app")).hasSize(1);
    }

    private void publish(String... wheels) {
        new Publisher(index.store, Progress.NONE, host, GRACES)
                .publish(ReleasePlan.publish(Index.simple(ModelWheel.all(wheels))));
    }

    private PruneResult prune(Retention retention) {
        return pruner(index.store, retention).prune();
    }

    private Pruner pruner(ObjectStore store, Retention retention) {
        return new Pruner(store, GRACES, retention, true, host);
    }
}
