package io.github.wheelwright.core.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.fsck.Fsck;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.host.Parallel;
import io.github.wheelwright.core.host.Pause;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.Departure;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.release.ChannelSettings;
import io.github.wheelwright.core.release.CrashingStore;
import io.github.wheelwright.core.release.Graces;
import io.github.wheelwright.core.release.Index;
import io.github.wheelwright.core.release.ModelWheel;
import io.github.wheelwright.core.release.Promotion;
import io.github.wheelwright.core.release.Publisher;
import io.github.wheelwright.core.release.ReleasePlan;
import io.github.wheelwright.core.release.Rollback;
import io.github.wheelwright.core.release.TestClock;
import io.github.wheelwright.core.release.Works;
import io.github.wheelwright.core.release.Yank;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.store.MemoryStore;
import io.github.wheelwright.core.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** X4: what a channel shows no longer stays listed for a grace where somebody may have read, on another page, of a file that pins it. */
class DepartureTest {
    private static final Duration GRACE = Duration.ofHours(1);
    private static final ChannelSettings SETTINGS = new ChannelSettings(Index.TIME, 20, true);

    private final TestClock clock = new TestClock();
    private final List<String> whileSettling = new ArrayList<>();
    private final Host host = new Host("test", clock, new Settling(), Parallel.IN_ORDER);
    private final ObjectStore store = new MemoryStore("memory", clock);
    private final Index index = new Index(store);

    /** Notes what the page of lib offers while installs under way are let finish. */
    private final class Settling implements Pause {
        @Override
        public void before(int attempt) {}

        @Override
        public void settle(Duration time) {
            whileSettling.add(time + ": " + lib() + ", app " + index.files("nightly/", "app"));
        }
    }

    @Test
    void aDependencyStaysListedAndItsDependentDoesNot() {
        publish("aaa", 1, "app 1 lib==1", "lib 1");
        publish("bbb", 2, "app 2 lib==2", "lib 2");

        assertThat(index.files("nightly/", "app")).containsExactly("app-2-py3-none-any.whl");
        assertThat(lib()).containsExactly("1 until 10:00", "2");
        assertThat(metadataJson()).contains("lib-2-").doesNotContain("lib-1-");
        assertThat(whileSettling).as("installers prefer what is shown").isEmpty();
        assertThat(new Fsck(store, host, true, true, Progress.NONE).check().faults())
                .isEmpty();
    }

    @Test
    void itLeavesWithTheFirstMoveAfterItsGrace() {
        publish("aaa", 1, "app 1 lib==1", "lib 1");
        publish("bbb", 2, "app 2 lib==2", "lib 2");
        clock.advance(GRACE.minusMinutes(1));
        publish("ccc", 3, "app 3 lib==3", "lib 3");
        assertThat(lib()).containsExactly("1 until 10:00", "2 until 10:59", "3");

        clock.advance(Duration.ofMinutes(1));
        publish("ddd", 4, "app 4 lib==4", "lib 4");
        assertThat(lib()).containsExactly("2 until 10:59", "3 until 11:00", "4");
    }

    @Test
    void orWithTheNextPrune() {
        publish("aaa", 1, "app 1 lib==1", "lib 1", "other 1");
        publish("bbb", 2, "app 2 lib==2", "lib 2");
        assertThat(pruner().plan().departed()).isEmpty();
        clock.advance(GRACE);

        assertThat(pruner().plan().departed()).containsExactly("nightly/: lib-1-py3-none-any.whl");
        assertThat(lib()).as("a dry run").hasSize(2);
        assertThat(pruner().prune().departed()).hasSize(1);
        assertThat(lib()).containsExactly("2");
        assertThat(pruner().prune().departed()).isEmpty();
        index.checkThatNoPageLies();
    }

    @Test
    void whatADepartingFilePinsGoesAGraceAfterIt() {
        publish("aaa", 1, "app 1 lib==1", "lib 1 base==1", "base 1");
        publish("bbb", 2, "app 2 lib==2", "lib 2 base==2", "base 2");
        assertThat(listed("base")).containsExactly("1 until its dependents go", "2");

        clock.advance(GRACE);
        pruner().prune();
        assertThat(lib()).containsExactly("2");
        assertThat(listed("base")).containsExactly("1 until 11:00", "2");

        clock.advance(GRACE);
        pruner().prune();
        assertThat(listed("base")).containsExactly("2");
    }

    @Test
    void aRollbackHidesWhatItLeavesFromAllButThoseWhoPinIt() {
        publish("aaa", 1, "app 1 lib==1", "lib 1");
        publish("bbb", 2, "app 2 lib==2", "lib 2");
        rollback();

        assertThat(index.files("nightly/", "app")).containsExactly("app-1-py3-none-any.whl");
        assertThat(whileSettling)
                .as("uv takes no yanked file that something else pins; it asks within seconds")
                .containsExactly("PT1M: [1, 2 until 10:00], app [app-1-py3-none-any.whl]");
        assertThat(lib()).containsExactly("1", "2 until 10:00 (replaced on nightly by aaa)");
        String page =
                new String(store.get("nightly/lib/index.html").orElseThrow().bytes(), StandardCharsets.UTF_8);
        assertThat(page).contains("data-yanked=\"replaced on nightly by aaa\"");
        assertThat(new Fsck(store, host, true, true, Progress.NONE).check().faults())
                .isEmpty();
    }

    @Test
    void whatComesBackIsAsItWas() {
        publish("aaa", 1, "app 1 lib==1", "lib 1");
        publish("bbb", 2, "app 2 lib==2", "lib 2");
        rollback();
        new Publisher(store, Progress.NONE, host)
                .publish(new Promotion(store, host, SETTINGS)
                        .explicit("bbb", Works.NIGHTLY, Optional.empty())
                        .plan());

        assertThat(lib()).containsExactly("1 until 10:00", "2");
    }

    @Test
    void whatWasNotThereBeforeIsHiddenAfterARollbackToo() {
        publish("aaa", 1, "app 1");
        publish("bbb", 2, "app 2 lib==2", "lib 2");
        rollback();

        assertThat(lib()).containsExactly("2 until 10:00 (replaced on nightly by aaa)");
        assertThat(index.list("nightly/").projects()).containsExactly("app", "lib");
    }

    @Test
    void aNewerBuildWithAnOlderDependencyIsNotOvertakenByTheNewerDependency() {
        publish("aaa", 1, "app 1 lib==2", "lib 2");
        publish("bbb", 2, "app 2 lib==1", "lib 1");

        assertThat(lib()).containsExactly("1", "2 until 10:00 (replaced on nightly by bbb)");
    }

    @Test
    void aFinalVersionOvertakesAPreRelease() {
        publish("aaa", 1, "app 1 lib==1", "lib 1");
        publish("bbb", 2, "app 2 lib==2.dev1", "lib 2.dev1");

        assertThat(lib()).containsExactly("1 until 10:00 (replaced on nightly by bbb)", "2.dev1");
    }

    @Test
    void aRangeIsContentWithWhatIsShown() {
        publish("aaa", 1, "app 1 lib>=1", "lib 1");
        publish("bbb", 2, "app 2 lib>=1", "lib 2");
        assertThat(lib()).containsExactly("2");

        publish("ccc", 3, "app 3 lib<2", "lib 1.5");
        assertThat(lib()).as("1.5 satisfies what app 2 requires").containsExactly("1.5");
        publish("ddd", 4, "app 4", "lib 2");
        assertThat(lib()).as("and nothing else what app 3 requires").containsExactly("1.5 until 10:00", "2");
    }

    @Test
    void projectsThatRequireEachOtherLeaveTogether() {
        publish("aaa", 1, "app 1 lib==1", "lib 1 app==1");
        publish("bbb", 2, "app 2 lib==2", "lib 2 app==2");
        assertThat(lib()).containsExactly("1 until 10:00", "2");
        assertThat(listed("app")).containsExactly("1 until 10:00", "2");

        clock.advance(GRACE);
        pruner().prune();
        assertThat(lib()).containsExactly("2");
        assertThat(listed("app")).containsExactly("2");
    }

    @Test
    void whatAGonePinNamedKeepsAMarkWhileItIsShown() {
        publish("aaa", 1, "app 1 lib==1", "lib 1");
        publish("bbb", 2, "app 2 lib>=1", "lib 1");
        publish("ccc", 3, "app 3 lib==3", "lib 3");

        assertThat(lib()).as("who read of app 1 has not asked yet").containsExactly("1 until 10:00", "3");
    }

    @Test
    void whoeverYanksAndUnyanksDoesNotUndoIt() {
        publish("aaa", 1, "app 1 lib==1", "lib 1");
        publish("bbb", 2, "app 2 lib==2", "lib 2");
        rollback();
        Yank yank = new Yank(store, true);
        Yank.Selection both = new Yank.Selection(
                Set.of("lib-1-py3-none-any.whl", "lib-2-py3-none-any.whl"), Optional.empty(), Optional.empty());
        List<String> before = lib();
        yank.apply(both, Optional.of("loses data"));
        assertThat(lib()).containsExactly("1 (loses data)", "2 until 10:00 (loses data)");
        yank.apply(both, Optional.empty());

        assertThat(lib()).isEqualTo(before);
    }

    @Test
    void aRunThatDiedBetweenTwoPagesIsFinishedByAnyOther() {
        for (int writes = 0; writes < 60; writes++) {
            ObjectStore copy = new MemoryStore("memory", clock);
            Index crashed = new Index(copy);
            publish(copy, "aaa", 1, "app 1 lib==1", "lib 1");
            try {
                publish(new CrashingStore(copy, writes, writes % 2 == 0), "bbb", 2, "app 2 lib==2", "lib 2");
            } catch (RuntimeException expected) {
                crashed.checkThatNoPageLies();
            }
            publish(copy, "ccc", 3, "app 3 lib==3", "lib 3");
            assertThat(crashed.files("nightly/", "app")).containsExactly("app-3-py3-none-any.whl");
            assertThat(crashed.files("nightly/", "lib"))
                    .as("after %d writes", writes)
                    .contains("lib-1-py3-none-any.whl", "lib-3-py3-none-any.whl");
        }
    }

    @Test
    void aPruneThatDiedBetweenAPageAndItsHtmlIsFinishedByTheNext() {
        for (int writes = 0; writes < 12; writes++) {
            ObjectStore copy = new MemoryStore("memory", clock);
            publish(copy, "aaa", 1, "app 1 lib==1", "lib 1");
            publish(copy, "bbb", 2, "app 2 lib==2", "lib 2");
            clock.advance(GRACE);
            try {
                pruner(new CrashingStore(copy, writes, writes % 2 == 0)).prune();
            } catch (RuntimeException expected) {
                new Index(copy).checkThatNoPageLies();
            }
            pruner(copy).prune();

            assertThat(new Index(copy).files("nightly/", "lib")).containsExactly("lib-2-py3-none-any.whl");
            assertThat(new Fsck(copy, host, true, true, Progress.NONE).check().faults())
                    .as("after %d writes", writes)
                    .isEmpty();
        }
    }

    @Test
    void aPruneWaitsOnceForAllChannelsThatRunsLeftBehind() {
        Channel stable = new Channel("stable", Channel.Mode.REPLACE);
        for (int i = 1; i < 3; i++) {
            publish(store, List.of(Works.NIGHTLY, stable), i + "aa", i, "app " + i + " lib==" + i, "lib " + i);
        }
        for (String channel : List.of("nightly", "stable")) {
            assertThatThrownBy(() -> rollback(channel, new Host("dying", clock, new Dying(), Parallel.IN_ORDER)))
                    .hasMessage("killed");
        }
        assertThat(lib()).containsExactly("1", "2 until 10:00");
        List<String> told = new ArrayList<>();

        pruner().prune(new Progress() {
            @Override
            public Task start(String what, long total) {
                return bytes -> {};
            }

            @Override
            public void pause(String why, Duration time) {
                told.add(why + " " + time);
            }
        });

        assertThat(told).containsExactly("letting installs under way finish PT1M");
        assertThat(whileSettling).hasSize(1);
        assertThat(lib()).containsExactly("1", "2 until 10:00 (replaced on nightly by 1aa)");
        assertThat(listed("stable/", "lib")).containsExactly("1", "2 until 10:00 (replaced on stable by 1aa)");
    }

    /** A run that is killed while it waits. */
    private static final class Dying implements Pause {
        @Override
        public void before(int attempt) {}

        @Override
        public void settle(Duration time) {
            throw new IllegalStateException("killed");
        }
    }

    private List<String> lib() {
        return listed("lib");
    }

    private List<String> listed(String project) {
        return listed("nightly/", project);
    }

    private List<String> listed(String root, String project) {
        return index.page(root, project).stream()
                .flatMap(page -> page.files().stream())
                .map(DepartureTest::described)
                .toList();
    }

    private static String described(IndexFile file) {
        String until = file.isDeparting()
                ? " until "
                        + file.departure()
                                .flatMap(Departure::until)
                                .map(time -> time.toString().substring(11, 16))
                                .orElse("its dependents go")
                : "";
        return file.wheel().version()
                + until
                + file.offeredYank().map(reason -> " (" + reason + ")").orElse("");
    }

    private String metadataJson() {
        return new String(store.get("nightly/lib/metadata.json").orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    private Pruner pruner() {
        return pruner(store);
    }

    private Pruner pruner(ObjectStore where) {
        return new Pruner(where, new Graces(Duration.ofHours(24), GRACE), Retention.ALL, true, host);
    }

    private void rollback() {
        rollback("nightly", host);
    }

    private void rollback(String channel, Host where) {
        new Publisher(store, Progress.NONE, where)
                .publish(new Rollback(store, where, SETTINGS)
                        .plan(channel, Optional.empty())
                        .plan());
    }

    private void publish(String commit, long ordinal, String... wheels) {
        publish(store, commit, ordinal, wheels);
    }

    private void publish(ObjectStore where, String commit, long ordinal, String... wheels) {
        publish(where, List.of(Works.NIGHTLY), commit, ordinal, wheels);
    }

    private void publish(ObjectStore where, List<Channel> channels, String commit, long ordinal, String... wheels) {
        new Publisher(where, Progress.NONE, host)
                .publish(ReleasePlan.publish(Index.commit(commit, ordinal, channels, ModelWheel.all(wheels))));
    }
}
