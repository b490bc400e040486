package io.github.wheelwright.core.release;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.journal.Condemned;
import io.github.wheelwright.core.release.World.Scenario;
import io.github.wheelwright.core.release.World.Work;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The proofs can fail: each rule of the protocol, left out, is missed by them. */
class ProtocolMutantTest {
    private static final long RUNS = Long.getLong("wheel.mutantSchedules", 4_000);

    private final Work torch = Works.publish("a", Works.simple(ModelWheel.all("torch 1")));
    private final Work other = Works.publish("b", Works.simple(ModelWheel.all("torch 2")));

    @Test
    void pagesWithoutCompareAndSwapLoseFiles() {
        foundInSomeOrder(
                "shows",
                Scenarios.empty(),
                Mutants.writingOver(torch, key -> key.endsWith("/index.json")),
                Mutants.writingOver(other, key -> key.endsWith("/index.json")));
    }

    @Test
    void filesWrittenOverChangeUnderTheirLinks() {
        Work rebuilt = Works.publish("b", Works.simple(List.of(ModelWheel.of("torch 1", "other"))), Existing.KEEP);
        Work first = Works.publish("a", Works.simple(ModelWheel.all("torch 1")), Existing.KEEP);
        foundInSomeOrder(
                "is not there with",
                Scenarios.empty(),
                first,
                Mutants.writingOver(rebuilt, key -> key.startsWith("packages/")));
    }

    @Test
    void aPublisherThatDoesNotSpareItsFilesLosesThem() {
        foundInSomeOrder("is not there", Scenarios.leftover(), Mutants.notSparing(torch), Works.prune("prune"));
    }

    @Test
    void aPruneWithoutCompareAndSwapDeletesWhatWasSpared() {
        foundInSomeOrder(
                "is not there",
                Scenarios.leftover(),
                torch,
                Mutants.writingOver(Works.prune("prune"), key -> key.equals(Condemned.KEY)));
    }

    @Test
    void aPublisherWithoutAJournalLosesWhatItHasNotListedYet() {
        foundByLot(Mutants.withoutJournal(torch), Works.prune("x"), Works.prune("y"));
    }

    @Test
    void aPublisherThatDoesNotNoticeItWasHeldUpListsWhatIsGone() {
        foundByLot(Mutants.timeless(torch), Works.prune("x"), Works.prune("y"));
    }

    @Test
    void aChannelThatDropsAtOnceFailsReadersWhoHaveReadOfItBefore() {
        List<Work> builds = IntStream.rangeClosed(1, 3)
                .mapToObj(build -> Works.publish(
                        "b" + build,
                        Works.nightly(
                                "c" + build,
                                build,
                                ModelWheel.all("torch " + build, "vllm " + build + " torch==" + build)),
                        Existing.FAIL,
                        World.GRACES.departingAfter(Duration.ZERO)))
                .toList();
        assertThatThrownBy(() -> Scenarios.after(builds.toArray(Work[]::new)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("torch 1 that it pins is not");
    }

    @Test
    void aPruneThatReadsPagesBeforeJournalsMissesWhatIsListedInBetween() {
        assertThatThrownBy(() -> listedWhile(Mutants.readingPagesFirst(Works.prune("y")), "_txn/"))
                .hasMessageContaining("is not there");
        assertThatCode(() -> listedWhile(Works.prune("y"), "")).doesNotThrowAnyException();
    }

    /**
     * The publisher is seen neither by the prune that condemns (it begins later) nor by its journal in the one that deletes (it ends
     * between the two things that this one reads, of which {@code second} is the listing that comes second).
     */
    private void listedWhile(Work deleting, String second) {
        World world = new World(Scenarios.of(Scenarios.unlisted(), true, true, torch, Works.prune("x")));
        Actor publisher = world.actors.get(0);
        Actor condemning = world.actors.get(1);
        until(world, condemning, "");
        until(world, publisher, "simple/index.json");
        until(world, condemning, "end");
        Duration refreshed = World.GRACE.multipliedBy(3).dividedBy(8);
        world.pass(refreshed);
        until(world, publisher, "packages/torch-1-py3-none-any.whl");
        world.pass(refreshed);
        until(world, publisher, "simple/torch/index.json");
        until(world, publisher, "simple/torch/index.json");
        world.pass(refreshed);
        Actor pruning = world.begin(deleting);
        until(world, pruning, second);
        until(world, publisher, "end");
        until(world, pruning, "end");
    }

    /** Goes on to the next request for {@code key} after this one. */
    private static void until(World world, Actor actor, String key) {
        do {
            world.step(actor, Fault.NONE);
        } while (!actor.isDone() && !actor.next().key().equals(key));
    }

    private static void foundInSomeOrder(String what, ModelObjects start, Work... works) {
        Scenario scenario = Scenarios.of(start, true, true, works);
        assertThatThrownBy(() -> Explorer.explore(scenario, RUNS))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(what);
    }

    private static void foundByLot(Work... works) {
        Scenario scenario = Scenarios.of(Scenarios.unlisted(), true, true, works);
        assertThatThrownBy(() -> LongStream.range(0, RUNS).forEach(seed -> RandomRuns.slowly(scenario, seed)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("is not there");
    }

    @Test
    void withAllItsRulesNothingIsFound() {
        Scenario scenario = Scenarios.of(Scenarios.unlisted(), true, true, torch, Works.prune("x"), Works.prune("y"));
        assertThatCode(() -> LongStream.range(0, 500).forEach(seed -> RandomRuns.slowly(scenario, seed)))
                .doesNotThrowAnyException();
    }
}
