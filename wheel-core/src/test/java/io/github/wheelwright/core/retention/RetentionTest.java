package io.github.wheelwright.core.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.host.Parallel;
import io.github.wheelwright.core.journal.FileKey;
import io.github.wheelwright.core.release.Graces;
import io.github.wheelwright.core.release.Index;
import io.github.wheelwright.core.release.ModelWheel;
import io.github.wheelwright.core.release.Publisher;
import io.github.wheelwright.core.release.ReleasePlan;
import io.github.wheelwright.core.release.TestClock;
import io.github.wheelwright.core.release.Works;
import io.github.wheelwright.core.retention.PruneResult.Step;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.store.MemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** B7: old builds leave their pages, unless a channel shows or remembers them. */
class RetentionTest {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Graces GRACES = new Graces(DAY, DAY);

    private final TestClock clock = new TestClock();
    private final Host host = new Host("test", clock, attempt -> {}, Parallel.IN_ORDER);
    private final Index index = new Index(new MemoryStore("memory", clock));

    @BeforeEach
    void publishFourBuildsOfWhichNightlyHasShownOne() {
        index.publish(Index.commit("aaa", 1, List.of(), ModelWheel.all("app 1 lib==1", "lib 1")));
        index.publish(Index.commit("bbb", 2, List.of(Works.NIGHTLY), ModelWheel.all("app 2 lib==2", "lib 2")));
        index.publish(Index.commit("ccc", 3, List.of(), ModelWheel.all("app 3", "app 3+cu130")));
        index.publish(Index.commit("ddd", 4, List.of(), ModelWheel.all("app 4")));
    }

    @Test
    void theNewestStayAndThoseOfChannels() {
        PruneResult result = prune(new Retention(Optional.of(1), Optional.empty()));

        assertThat(result.retired()).containsExactly("aaa", "ccc");
        assertThat(index.list("").variants()).containsExactly("bbb", "ddd", "nightly");
        assertThat(index.files("aaa/", "app")).isEmpty();
        assertThat(index.files("aaa/", "lib"))
                .as("who has just read of app asks for it yet")
                .hasSize(1);
        assertThat(index.files("ccc/cu130/", "app")).isEmpty();
        assertThat(index.files("bbb/", "app")).hasSize(1);
        assertThat(result.items()).hasSize(6).allMatch(item -> item.step() == Step.CONDEMNED);
        index.checkThatNoPageLies();
    }

    @Test
    void theirFilesGoAfterTheGrace() {
        Retention retention = new Retention(Optional.of(0), Optional.empty());
        prune(retention);
        clock.advance(DAY.plusSeconds(1));

        assertThat(prune(retention).bytes(Step.DELETED)).isPositive();
        assertThat(index.files("aaa/", "lib")).isEmpty();
        clock.advance(DAY.plusSeconds(1));
        prune(retention);
        assertThat(index.store.list("").stream().filter(object -> FileKey.isFile(object.key())))
                .allMatch(object -> object.key().startsWith("bbb/"));
        index.checkThatNoPageLies();
    }

    @Test
    void theYoungStay() {
        clock.advance(DAY.multipliedBy(10));
        assertThat(prune(new Retention(Optional.empty(), Optional.of(DAY.multipliedBy(11))))
                        .retired())
                .isEmpty();
        assertThat(prune(new Retention(Optional.empty(), Optional.of(DAY.multipliedBy(9))))
                        .retired())
                .containsExactly("aaa", "ccc", "ddd");
    }

    @Test
    void aRetiredBuildThatIsPublishedAgainIsThereAgain() {
        prune(new Retention(Optional.of(0), Optional.empty()));

        new Publisher(index.store, Progress.NONE, host, GRACES)
                .publish(ReleasePlan.publish(
                        Index.commit("aaa", 1, List.of(), ModelWheel.all("app 1 lib==1", "lib 1"))));
        clock.advance(DAY.plusSeconds(1));
        prune(Retention.ALL);

        assertThat(index.files("aaa/", "app")).hasSize(1);
        assertThat(index.list("").variants()).contains("aaa");
        index.checkThatNoPageLies();
    }

    private PruneResult prune(Retention retention) {
        return new Pruner(index.store, GRACES, retention, true, host).prune();
    }
}
