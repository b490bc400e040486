package io.github.wheelwright.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.release.Explorer.Explored;
import io.github.wheelwright.core.release.World.Scenario;
import org.junit.jupiter.api.Test;

/** X3: two machines at once, in every order of their requests that can make a difference ({@code -Dwheel.orders=…} sets how many at most). */
class InterleavingProofTest {
    private static final long MOST = Long.getLong("wheel.orders", Figures.WANTED ? 2_000 : 100);

    @Test
    void twoPublishers() {
        explore("two publishers", Scenarios.twoPublishers());
    }

    @Test
    void aPublisherAndPrune() {
        explore("publisher and prune", Scenarios.publisherAndPrune());
    }

    @Test
    void aPublisherAndRetention() {
        explore("publisher and retention", Scenarios.publisherAndRetention());
    }

    @Test
    void aPublisherAndItsOwnResume() {
        explore("publisher and its resume", Scenarios.sameTwice());
    }

    @Test
    void aPublisherAndPromote() {
        explore("publisher and promote", Scenarios.publisherAndPromote());
    }

    @Test
    void aPublisherAndRollback() {
        explore("publisher and rollback", Scenarios.publisherAndRollback());
    }

    private static void explore(String name, Scenario scenario) {
        long begin = System.nanoTime();
        Explored explored = Explorer.explore(scenario, MOST);
        Figures.print(
                "%s: %,d orders%s, %,d requests, %d s",
                name,
                explored.schedules(),
                explored.all() ? ", which are all" : "",
                explored.steps(),
                (System.nanoTime() - begin) / 1_000_000_000);
        assertThat(explored.schedules()).isPositive();
    }
}
