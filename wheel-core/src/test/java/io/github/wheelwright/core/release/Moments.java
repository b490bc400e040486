package io.github.wheelwright.core.release;

import io.github.wheelwright.core.release.Op.Answer;
import io.github.wheelwright.core.release.World.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** All that a bucket has been, each once, and what {@link Watcher} has to say on the way from one to another. */
final class Moments {
    private final Map<StateHash, Moment> known = new HashMap<>();

    /** The bucket at a moment, the time, and what a reader remembers of moments before. */
    static final class Moment {
        final int id;
        final ModelObjects objects;
        final Watcher watcher;
        private final Map<Op, Done> after = new HashMap<>();

        private Moment(int id, ModelObjects objects, Watcher watcher) {
            this.id = id;
            this.objects = objects;
            this.watcher = watcher;
        }

        Instant now() {
            return objects.clock().instant();
        }
    }

    /** A moment, and what was answered on the way to it. */
    record Done(Moment moment, Answer answer) {}

    Moment first(Scenario scenario) {
        ModelObjects objects =
                scenario.start().copy(new TestClock(scenario.start().clock().instant()));
        return known(objects, new Watcher(objects, scenario.onlyGrows(), scenario.onlyForward()));
    }

    /** What {@code write} makes of {@code moment}. */
    Done after(Moment moment, Op write) {
        Done done = moment.after.get(write);
        if (done == null) {
            ModelObjects objects = moment.objects.copy(new TestClock(moment.now()));
            Watcher watcher = moment.watcher.copy(objects);
            Answer answer = write.on(objects);
            done = new Done(known(objects, watcher), answer);
            moment.after.put(write, done);
        }
        return done;
    }

    /** The same, later. */
    Moment later(Moment moment, Duration time) {
        ModelObjects objects = moment.objects.copy(new TestClock(moment.now().plus(time)));
        return known(objects, moment.watcher.copy(objects));
    }

    int size() {
        return known.size();
    }

    private Moment known(ModelObjects objects, Watcher watcher) {
        StateHash hash = objects.hash()
                .with(watcher.remembered())
                .with(objects.clock().instant().toString());
        return known.computeIfAbsent(hash, any -> new Moment(known.size(), objects, watcher));
    }
}
