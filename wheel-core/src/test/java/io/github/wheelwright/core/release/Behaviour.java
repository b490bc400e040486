package io.github.wheelwright.core.release;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.host.Parallel;
import io.github.wheelwright.core.release.Op.Answer;
import io.github.wheelwright.core.release.World.Work;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a machine does after which answers. It is found out by running the real code on the answers once; after the same answers at the
 * same times it does the same.
 */
final class Behaviour {
    /** No run needs more requests; one that does is going round in a circle. */
    private static final int LIMIT = 4000;

    private final Work work;
    private final Phases phases;
    private final Map<Instant, Step> beginnings = new HashMap<>();
    private int steps;

    Behaviour(Work work, Phases phases) {
        this.work = work;
        this.phases = phases;
    }

    /** After some answers: what is asked for next, or how it has ended. */
    static final class Step {
        final int id;
        final Optional<Op> next;
        final Optional<Throwable> failure;
        final Phases.Phase phase;
        private final Instant sent;
        private final Optional<Step> before;
        private final Optional<Answer> answer;
        private final int depth;
        private Map<Answer, Step> after = Map.of();
        private Optional<Run> live;

        private Step(int id, Run run, Optional<Step> before, Optional<Answer> answer, Phases.Phase phase) {
            this.id = id;
            this.next = run.asked;
            this.failure = run.failure;
            this.phase = phase;
            this.sent = run.clock.instant();
            this.before = before;
            this.answer = answer;
            this.depth = before.map(step -> step.depth + 1).orElse(0);
            this.live = run.asked.isPresent() && ContinuationFiber.AVAILABLE ? Optional.of(run) : Optional.empty();
        }

        boolean isDone() {
            return next.isEmpty();
        }

        /** When it asked for what is next. */
        Instant sent() {
            return sent;
        }
    }

    Work work() {
        return work;
    }

    /** How many steps are known. */
    int steps() {
        return steps;
    }

    Step begin(Instant now) {
        return beginnings.computeIfAbsent(now, time -> {
            Run run = new Run(work, time);
            run.goOn();
            return step(run, Optional.empty(), Optional.empty());
        });
    }

    /** Where {@code step} goes on to with {@code answer}. */
    Step after(Step step, Answer answer) {
        Step known = step.after.get(answer);
        if (known != null) {
            return known;
        }
        Run run = step.live.orElseGet(() -> again(step));
        step.live = Optional.empty();
        run.goOn(answer);
        Step next = step(run, Optional.of(step), Optional.of(answer));
        if (step.after.isEmpty()) {
            step.after = Map.of(answer, next);
        } else {
            step.after = new HashMap<>(step.after);
            step.after.put(answer, next);
        }
        return next;
    }

    private Step step(Run run, Optional<Step> before, Optional<Answer> answer) {
        Step step = new Step(
                steps++,
                run,
                before,
                answer,
                before.map(step0 -> phases.after(
                                step0.phase, step0.next.orElseThrow().request(), run.asked))
                        .orElseGet(() -> phases.first(this, run.asked)));
        if (step.depth > LIMIT) {
            throw new AssertionError(work.name() + " goes round in a circle at " + run.asked);
        }
        run.failure.filter(e -> !(e instanceof WheelException)).ifPresent(e -> {
            throw new AssertionError(work.name() + ": " + e, e);
        });
        return step;
    }

    /** A run that stands where {@code step} is. */
    private Run again(Step step) {
        LinkedList<Answer> answers = new LinkedList<>();
        Step first = step;
        for (; first.before.isPresent(); first = first.before.get()) {
            answers.addFirst(first.answer.orElseThrow());
        }
        Run run = new Run(work, first.sent);
        run.answers.addAll(answers);
        run.goOn();
        return run;
    }

    /** The real code, which is given its answers. */
    private static final class Run implements ObjectStore {
        private final TestClock clock = new TestClock();
        private final LinkedList<Answer> answers = new LinkedList<>();
        private final List<Answer> given = new ArrayList<>();
        private final Work work;
        private final Instant begun;
        private Optional<Fiber> fiber = Optional.empty();
        private Optional<Op> asked = Optional.empty();
        private Optional<Throwable> failure = Optional.empty();

        Run(Work work, Instant now) {
            this.work = work;
            this.begun = now;
            at(now);
        }

        private void at(Instant now) {
            clock.advance(Duration.between(clock.instant(), now));
        }

        void goOn(Answer answer) {
            answers.add(answer);
            goOn();
        }

        /** To the next request that there is no answer for. Without fibers the code is run from its beginning. */
        void goOn() {
            asked = Optional.empty();
            if (ContinuationFiber.AVAILABLE) {
                if (fiber.isEmpty()) {
                    fiber = Optional.of(Fiber.of(this::run));
                }
                fiber.get().resume();
            } else {
                answers.addAll(0, given);
                given.clear();
                at(begun);
                run();
            }
        }

        private void run() {
            try {
                work.task().run(this, new Host(work.name(), clock, attempt -> {}, Parallel.IN_ORDER));
            } catch (Unanswered e) {
                // it is told by what was asked for
            } catch (Throwable e) {
                failure = Optional.of(e);
            }
        }

        @SuppressWarnings("unchecked")
        private <T> T ask(Op op) {
            if (answers.isEmpty()) {
                asked = Optional.of(op);
                if (fiber.isEmpty()) {
                    throw new Unanswered();
                }
                fiber.get().pause();
            }
            Answer answer = answers.remove();
            given.add(answer);
            at(answer.at());
            return (T) answer.result().apply(op);
        }

        @Override
        public String describe(String key) {
            return key;
        }

        @Override
        public Optional<StoredObject> head(String key) {
            return ask(Op.head(key));
        }

        @Override
        public Optional<Content> get(String key) {
            return ask(Op.get(key));
        }

        @Override
        public ByteSource open(StoredObject object) {
            return ask(Op.open(object));
        }

        @Override
        public Optional<String> put(String key, ObjectBody body, Condition condition) {
            return ask(Op.put(key, body, condition));
        }

        @Override
        public List<StoredObject> list(String prefix) {
            return ask(Op.list(prefix));
        }

        @Override
        public void delete(String key) {
            ask(Op.delete(key));
        }

        @Override
        public void close() {}
    }

    /** Ends a run at a request that there is no answer for. */
    private static final class Unanswered extends Error {
        private static final long serialVersionUID = 1L;

        Unanswered() {
            super("unanswered", null, false, false);
        }
    }
}
