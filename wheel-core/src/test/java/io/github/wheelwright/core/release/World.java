package io.github.wheelwright.core.release;

import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.host.Parallel;
import io.github.wheelwright.core.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A bucket, machines that work on it, and a reader that sees everything. */
final class World {
    /** How long journals protect; all times in the model are parts of it. */
    static final Duration GRACE = Duration.ofHours(24);

    static final Graces GRACES = new Graces(GRACE, GRACE);

    final TestClock clock;
    final ModelObjects objects;
    final Watcher watcher;
    final List<Actor> actors = new ArrayList<>();
    final List<Landing> landings = new ArrayList<>();
    private final Work first;

    World(Scenario scenario) {
        clock = new TestClock(scenario.start().clock().instant());
        objects = scenario.start().copy(clock);
        watcher = new Watcher(objects, scenario.onlyGrows(), scenario.onlyForward());
        first = scenario.actors().isEmpty()
                ? new Work("nobody", e -> false, watcher -> {}, (store, host) -> {})
                : scenario.actors().get(0);
        scenario.actors().forEach(this::begin);
    }

    /** A request whose machine is lost, and that is done later. */
    record Landing(Instant sent, Runnable effect) {}

    /** A machine and what it is told to do. */
    record Work(String name, Predicate<Throwable> mayFail, WorkDone done, Task task) {
        /** What is done on a store, as a machine of its own. */
        interface Task {
            void run(ObjectStore store, Host host);
        }

        /** What must be so where it says that it has succeeded. */
        interface WorkDone {
            void check(Watcher watcher);
        }
    }

    /** What there is at the beginning, and who does what. */
    interface Scenario {
        ModelObjects start();

        List<Work> actors();

        boolean onlyGrows();

        boolean onlyForward();
    }

    /** The first work again, on another machine. */
    Actor beginAgain() {
        return begin(first);
    }

    Actor begin(Work work) {
        Host host = new Host(work.name(), clock, attempt -> {}, Parallel.IN_ORDER);
        Consumer<ObjectStore> task = store -> work.task().run(store, host);
        Actor actor = new Actor(work.name(), objects, task);
        actor.landingLater(effect -> landings.add(new Landing(clock.instant(), effect)));
        actors.add(actor);
        return actor;
    }

    /** What must be so when all machines of {@code scenario} have ended. */
    void end(Scenario scenario) {
        boolean well = true;
        for (int i = 0; i < actors.size(); i++) {
            Actor actor = actors.get(i);
            Work work = scenario.actors().get(i);
            if (actor.hasSucceeded()) {
                work.done().check(watcher);
            } else if (!work.mayFail().test(actor.failure().orElseThrow())) {
                throw new AssertionError(
                        actor.name + " failed: " + actor.failure().orElseThrow().getMessage());
            } else {
                well = false;
            }
        }
        watcher.ended();
        if (well) {
            watcher.endedWell();
        }
    }

    List<Actor> running() {
        List<Actor> running = new ArrayList<>(actors.size());
        for (Actor actor : actors) {
            if (!actor.isDone()) {
                running.add(actor);
            }
        }
        return running;
    }

    void step(Actor actor, Fault fault) {
        actor.step(fault);
        Optional<Throwable> defect = actor.defect();
        if (defect.isPresent()) {
            throw new AssertionError(actor.name + ": " + defect.get(), defect.get());
        }
    }

    void land(int index) {
        landings.remove(index).effect().run();
    }

    /** Time passes; no request takes longer than half of the grace, so what has been sent by then is done by then. */
    void pass(Duration time) {
        Instant oldest = clock.instant().plus(time).minus(GRACE.dividedBy(2));
        for (Actor actor : running()) {
            if (!actor.sent().isAfter(oldest)) {
                step(actor, Fault.NONE);
            }
        }
        for (int i = landings.size() - 1; i >= 0; i--) {
            if (!landings.get(i).sent().isAfter(oldest)) {
                land(i);
            }
        }
        clock.advance(time);
    }
}
