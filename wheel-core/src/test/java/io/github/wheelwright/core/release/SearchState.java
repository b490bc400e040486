package io.github.wheelwright.core.release;

import io.github.wheelwright.core.release.Behaviour.Step;
import io.github.wheelwright.core.release.Moments.Moment;
import io.github.wheelwright.core.release.Op.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a model is.
 *
 * @param moment the bucket, the time, and what a reader remembers
 * @param steps where each machine is in its code
 * @param late requests to come that no machine waits for
 * @param readBack what the first machine will be told when it looks what became of its last write
 * @param hurt whether the first machine may end by an error
 * @param tidy whether nothing may be left in the end
 * @param faults how many may still happen
 * @param ticks how often time may still pass
 */
record SearchState(
        Moment moment,
        List<Step> steps,
        List<Late> late,
        Optional<Answer> readBack,
        boolean hurt,
        boolean tidy,
        int faults,
        int ticks) {

    /** A request that its machine does not wait for any more. */
    record Late(Op op, Instant sent) {}

    StateHash hash() {
        StateHash hash = StateHash.NONE.with(moment.id);
        for (Step step : steps) {
            hash = hash.with(step.id);
        }
        hash = hash.with((hurt ? 1 : 0) | (tidy ? 2 : 0) | (long) faults << 2 | (long) ticks << 32);
        for (Late request : late) {
            hash = hash.with(request.op().identity()).with(request.sent().toString());
        }
        return readBack.isPresent() ? hash.with(readBack.get().told().toString()) : hash;
    }

    /** Machines, and late requests behind them. */
    int size() {
        return steps.size() + late.size();
    }

    boolean isDone(int who) {
        return who < steps.size() && steps.get(who).isDone();
    }

    boolean isReadingBack(int who) {
        return who == 0 && readBack.isPresent();
    }

    Op op(int who) {
        return who < steps.size()
                ? steps.get(who).next.orElseThrow()
                : late.get(who - steps.size()).op();
    }

    Request next(int who) {
        Request next = op(who).request();
        return isReadingBack(who) ? new Request(Request.Kind.READ, next.key()) : next;
    }

    /** No request takes longer than half of the grace. */
    boolean mayWait(Instant until) {
        Instant oldest = until.minus(World.GRACE.dividedBy(2));
        return steps.stream().allMatch(step -> step.isDone() || step.sent().isAfter(oldest))
                && late.stream().allMatch(request -> request.sent().isAfter(oldest));
    }

    SearchState at(Moment now) {
        return new SearchState(now, steps, late, readBack, hurt, tidy, faults, ticks);
    }

    SearchState later(Moment now) {
        return new SearchState(now, steps, late, readBack, hurt, tidy, faults, ticks - 1);
    }

    SearchState with(int who, Step step) {
        List<Step> next = new ArrayList<>(steps);
        next.set(who, step);
        return new SearchState(moment, next, late, readBack, hurt, tidy, faults, ticks);
    }

    SearchState readingBack(Optional<Answer> answer) {
        return new SearchState(moment, steps, late, answer, hurt, tidy, faults, ticks);
    }

    /** One fault less is to come. */
    SearchState struck(boolean mayEnd) {
        return new SearchState(moment, steps, late, readBack, mayEnd, tidy, faults - 1, ticks);
    }

    /** The first machine has begun again. */
    SearchState healed(Step begun) {
        return new SearchState(moment, steps, late, readBack, false, tidy, faults, ticks).with(0, begun);
    }

    SearchState leaving(Late request) {
        List<Late> more = new ArrayList<>(late);
        more.add(request);
        return new SearchState(moment, steps, more, readBack, hurt, false, faults, ticks);
    }

    SearchState without(int index) {
        List<Late> less = new ArrayList<>(late);
        less.remove(index);
        return new SearchState(moment, steps, less, readBack, hurt, tidy, faults, ticks);
    }
}
