package io.github.wheelwright.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.journal.Journal;
import io.github.wheelwright.core.release.World.Work;
import io.github.wheelwright.core.staging.StagedWheel;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * X3: a machine is lost, or gives up, at any of its requests, before or after that is done; another does the same work, and the
 * bucket ends with the same bytes as if nothing had happened.
 */
class CrashProofTest {
    /** In a quick run, each request meets one fault of so many, and the next request another. */
    private static final int QUICK = 4;

    /** Who is refused a landing page leaves it to whoever has written one, and nobody has here. */
    private static final Set<Fault> FAULTS = EnumSet.complementOf(EnumSet.of(Fault.REFUSED));

    private static final List<StagedWheel> STACK = ModelWheel.all("stack 1 lib==1", "lib 1 base==1", "base 1");

    @Test
    void publish() {
        everywhere(Scenarios.empty(), Works.publish("publish", Works.simple(STACK)));
    }

    @Test
    void publishBesideALeftover() {
        everywhere(Scenarios.leftover(), Works.publish("publish", Works.simple(ModelWheel.all("torch 1"))));
    }

    @Test
    void publishAndMoveAChannel() {
        everywhere(Scenarios.stacks(), Works.publish("publish", Works.nightly("ccc", 3, Scenarios.stack(3))));
    }

    @Test
    void promote() {
        everywhere(Scenarios.stacks(), Works.promote("promote", "aaa"));
    }

    @Test
    void rollback() {
        everywhere(Scenarios.stacks(), Works.rollback("rollback", "aaa"));
    }

    @Test
    void prune() {
        everywhere(Scenarios.leftover(), Works.prune("prune"));
    }

    @Test
    void retainVersions() {
        everywhere(Scenarios.versions(), Works.retain("retain"));
    }

    @Test
    void retainVersionsOfOneProject() {
        everywhere(Scenarios.publisherAndRetention().start(), Works.retain("retain one"));
    }

    @Test
    void retainVersionsWhenTheTimeOfSomeHasCome() {
        everywhere(Scenarios.dueVersions(), Works.retain("retain again"));
    }

    // Entity tags are digests: where a page came back to what it was, a late write would find what it expects.
    @Test
    void aWriteThatLandsWhenAllIsAsItWasBeforeChangesNothing() {
        Work publish = Works.publish("publish", Works.nightly("ccc", 3, ModelWheel.all("vllm 3")));
        ModelObjects start = Scenarios.builds();
        World clean = new World(Scenarios.of(start, false, false, publish));
        finish(clean, clean.actors.get(0));
        for (int request = 1; request <= clean.actors.get(0).requests(); request++) {
            World world = new World(Scenarios.of(start, false, false, publish));
            Actor first = world.actors.get(0);
            for (int i = 1; i < request; i++) {
                world.step(first, Fault.NONE);
            }
            world.step(first, Fault.LANDS_LATER);
            finish(world, world.beginAgain());
            finish(world, world.begin(Works.rollback("rollback", "bbb")));

            world.land(0);

            world.watcher.ended();
        }
    }

    private static void everywhere(ModelObjects start, Work work) {
        World clean = new World(Scenarios.of(start, false, false, work));
        finish(clean, clean.actors.get(0));
        Map<String, Sha256> expected = clean.watcher.bytes();
        int runs = 0;
        for (int request = 1; request <= clean.actors.get(0).requests(); request++) {
            for (Fault fault : FAULTS) {
                if (!Figures.WANTED && (request + fault.ordinal()) % QUICK != 0) {
                    continue;
                }
                World world = new World(Scenarios.of(start, false, false, work));
                interrupt(world, request, fault);
                Map<String, Sha256> bytes = world.watcher.bytes();
                // A journal that comes again when its run has ended is nobody's, and expires.
                bytes.keySet().removeIf(key -> fault == Fault.LANDS_TWICE && key.startsWith(Journal.FOLDER));
                assertThat(bytes)
                        .as("%s, %s at request %d", work.name(), fault, request)
                        .isEqualTo(expected);
                runs++;
            }
        }
        Figures.print(
                "%s: %d requests, %d runs", work.name(), clean.actors.get(0).requests(), runs);
    }

    private static void interrupt(World world, int request, Fault fault) {
        Actor first = world.actors.get(0);
        for (int i = 1; i < request; i++) {
            world.step(first, Fault.NONE);
        }
        world.step(first, fault);
        while (!first.isDone()) {
            world.step(first, Fault.NONE);
        }
        while (!world.landings.isEmpty()) {
            world.land(0);
        }
        if (!first.hasSucceeded()) {
            finish(world, world.beginAgain());
        }
    }

    private static void finish(World world, Actor actor) {
        while (!actor.isDone()) {
            world.step(actor, Fault.NONE);
        }
        assertThat(actor.failure()).isEmpty();
        world.watcher.ended();
        world.watcher.endedWell();
    }
}
