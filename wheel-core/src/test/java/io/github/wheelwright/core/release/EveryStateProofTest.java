package io.github.wheelwright.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.release.StateSearch.Limits;
import io.github.wheelwright.core.release.StateSearch.Searched;
import io.github.wheelwright.core.release.World.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * X3: every state that two or three machines can reach ({@code -Dwheel.states=…} sets how many at most), each request on its own; and the
 * same where any one request of the first of them goes wrong, in each way, and it begins again ({@code -Dwheel.faults=0} leaves that out).
 */
class EveryStateProofTest {
    /** Without fibers, each new step of a machine takes a run from its beginning. */
    private static final long QUICK = ContinuationFiber.AVAILABLE ? 500 : 50;

    private static final long STATES = Long.getLong("wheel.states", Figures.WANTED ? 200_000 : QUICK);
    private static final int FAULTS = Integer.getInteger("wheel.faults", 1);

    @Test
    void twoPublishers() {
        search("two publishers", Scenarios.twoPublishers());
    }

    @Test
    void aPublisherAndPrune() {
        search("publisher and prune", Scenarios.publisherAndPrune());
    }

    @Test
    void aPruneAndAPublisher() {
        search("prune and publisher", Scenarios.turned(Scenarios.publisherAndPrune()));
    }

    @Test
    void aPublisherAndRetention() {
        search("publisher and retention", Scenarios.publisherAndRetention());
    }

    @Test
    void aRetentionAndAPublisher() {
        search("retention and publisher", Scenarios.turned(Scenarios.publisherAndRetention()));
    }

    @Test
    void aPublisherAndItsOwnResume() {
        search("publisher and its resume", Scenarios.sameTwice());
    }

    @Test
    void aPublisherAndPromote() {
        search("publisher and promote", Scenarios.publisherAndPromote());
    }

    @Test
    void aPromoteAndAPublisher() {
        search("promote and publisher", Scenarios.turned(Scenarios.publisherAndPromote()));
    }

    @Test
    void aPublisherAndRollback() {
        search("publisher and rollback", Scenarios.publisherAndRollback());
    }

    @Test
    void aRollbackAndAPublisher() {
        search("rollback and publisher", Scenarios.turned(Scenarios.publisherAndRollback()));
    }

    @Test
    void aPromoteAndARollback() {
        search("promote and rollback", Scenarios.promoteAndRollback());
    }

    @Test
    void aRollbackAndAPromote() {
        search("rollback and promote", Scenarios.turned(Scenarios.promoteAndRollback()));
    }

    @Test
    void twoPromotes() {
        search("two promotes", Scenarios.twoPromotes());
    }

    @Test
    void aPublisherAndAPruneOfItsChannel() {
        search("publisher and prune of its channel", Scenarios.publisherAndDepartures());
    }

    @Test
    void aPruneOfAChannelAndAPublisher() {
        search("prune of a channel and publisher", Scenarios.turned(Scenarios.publisherAndDepartures()));
    }

    @Test
    void aPublisherAndYank() {
        search("publisher and yank", Scenarios.publisherAndYank());
    }

    @Test
    void aYankAndAPublisher() {
        search("yank and publisher", Scenarios.turned(Scenarios.publisherAndYank()));
    }

    @Test
    void aPromoteAndYank() {
        search("promote and yank", Scenarios.promoteAndYank());
    }

    @Test
    void aFirstPromoteAndYank() {
        search("first promote and yank", Scenarios.firstPromoteAndYank());
    }

    // Three quarters of half a grace at once: a run that is held up for two of them in a row begins again.
    @Test
    void aPublisherAndTwoPrunesWhileTimePasses() {
        Duration tick = World.GRACE.multipliedBy(3).dividedBy(8);
        search("publisher and two prunes, time", Scenarios.publisherAndTwoPrunes(), states().ticks(4, tick));
    }

    private static void search(String name, Scenario scenario) {
        search(name, scenario, states());
        if (FAULTS > 0) {
            search(name + ", a fault", scenario, states().faults(FAULTS));
        }
    }

    private static Limits states() {
        return Limits.states(STATES);
    }

    private static void search(String name, Scenario scenario, Limits limits) {
        long begin = System.nanoTime();
        Searched searched = StateSearch.search(scenario, limits);
        Figures.print(
                "%s: %,d states%s, %,d ends, %,d buckets, %,d steps, %,d requests, %d s, %d MB",
                name,
                searched.states(),
                searched.all() ? ", which are all" : "",
                searched.ends(),
                searched.moments(),
                searched.steps(),
                searched.requests(),
                (System.nanoTime() - begin) / 1_000_000_000,
                Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() >> 20);
        assertThat(searched.states()).isPositive();
    }
}
