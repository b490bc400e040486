package io.github.wheelwright.core.release;

import io.github.wheelwright.core.release.World.Scenario;
import io.github.wheelwright.core.release.World.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Runs a scenario in an order drawn by lot, with faults, lost machines, requests that land late, and time that passes; then each
 * work that did not succeed is done again, without faults. The same seed gives the same run.
 */
final class RandomRuns {
    /** Those of the first seeds, so that a seed that is written down stays the same run. */
    private static final Fault[] FAULTS =
            EnumSet.range(Fault.NONE, Fault.LANDS_LATER).toArray(Fault[]::new);

    private final SplittableRandom random;
    private final Scenario scenario;
    private final World world;
    private final List<Work> works = new ArrayList<>();
    private final List<Object> order = new ArrayList<>();

    private RandomRuns(Scenario scenario, long seed) {
        this.random = new SplittableRandom(seed);
        this.scenario = scenario;
        this.world = new World(scenario);
        works.addAll(scenario.actors());
    }

    /** Requests that the run took. */
    static int run(Scenario scenario, long seed) {
        RandomRuns run = new RandomRuns(scenario, seed);
        try {
            return run.run();
        } catch (AssertionError e) {
            throw new AssertionError(
                    "seed " + seed + ": " + e.getMessage() + "\n"
                            + run.order.stream().map(String::valueOf).collect(Collectors.joining("\n")),
                    e);
        }
    }

    /** The same without faults, while time passes between many of the requests. */
    static void slowly(Scenario scenario, long seed) {
        new RandomRuns(scenario, seed).run(0, 150);
    }

    private int run() {
        // Most runs have few faults, so that they get far; some have none.
        return run(random.nextInt(4) * 8, random.nextInt(3) * 10);
    }

    private int run(int faultsInThousand, int ticksInThousand) {
        int last = 0;
        for (List<Actor> running = world.running(); !running.isEmpty(); running = world.running()) {
            if (random.nextInt(1000) < ticksInThousand) {
                pass(running);
                continue;
            }
            if (!world.landings.isEmpty() && random.nextInt(20) == 0) {
                world.land(random.nextInt(world.landings.size()));
                order.add("a late request lands");
            }
            // Machines do several requests in a row more often than by turns.
            last = random.nextInt(3) == 0 ? last % running.size() : random.nextInt(running.size());
            Actor actor = running.get(last);
            Fault fault = random.nextInt(1000) < faultsInThousand
                    ? FAULTS[1 + random.nextInt(FAULTS.length - 1)]
                    : Fault.NONE;
            note(actor, fault);
            world.step(actor, fault);
            if (actor.isDone()) {
                ended(actor);
            }
        }
        while (!world.landings.isEmpty()) {
            world.land(0);
        }
        finish();
        return world.actors.stream().mapToInt(Actor::requests).sum();
    }

    private record Noted(String actor, Request request, Fault fault) {}

    private void note(Actor actor, Fault fault) {
        order.add(new Noted(actor.name, actor.next(), fault));
    }

    private void pass(List<Actor> running) {
        Duration time = World.GRACE.dividedBy(8).multipliedBy(1 + random.nextInt(10));
        order.add("time passes: " + time);
        world.pass(time);
        running.stream().filter(Actor::isDone).forEach(this::ended);
    }

    private void ended(Actor actor) {
        Work work = works.get(world.actors.indexOf(actor));
        order.add(actor.name + " ends: "
                + actor.failure().map(Throwable::toString).orElse("well"));
        if (actor.hasSucceeded()) {
            work.done().check(world.watcher);
        } else if (random.nextBoolean()
                && world.actors.size() < 3 * scenario.actors().size()) {
            begin(work);
        }
    }

    private Actor begin(Work work) {
        works.add(work);
        return world.begin(work);
    }

    /** Whatever did not end well is done again, and does; now and then, what did is too. */
    private void finish() {
        boolean all = random.nextInt(8) == 0;
        Set<Work> succeeded = new HashSet<>();
        for (int i = 0; i < works.size(); i++) {
            if (world.actors.get(i).hasSucceeded()) {
                succeeded.add(works.get(i));
            }
        }
        order.add("what failed is done again");
        for (Work work : scenario.actors()) {
            if (!all && succeeded.contains(work)) {
                continue;
            }
            Actor actor = begin(work);
            while (!actor.isDone()) {
                note(actor, Fault.NONE);
                world.step(actor, Fault.NONE);
            }
            if (actor.hasSucceeded()) {
                work.done().check(world.watcher);
            } else if (!work.mayFail().test(actor.failure().orElseThrow())) {
                throw new AssertionError(work.name() + " fails again: "
                        + actor.failure().orElseThrow().getMessage());
            }
        }
        world.watcher.ended();
    }
}
