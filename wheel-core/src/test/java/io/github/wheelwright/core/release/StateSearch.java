package io.github.wheelwright.core.release;

import io.github.wheelwright.core.release.Behaviour.Step;
import io.github.wheelwright.core.release.Moments.Done;
import io.github.wheelwright.core.release.Moments.Moment;
import io.github.wheelwright.core.release.Op.Answer;
import io.github.wheelwright.core.release.SearchState.Late;
import io.github.wheelwright.core.release.World.Scenario;
import io.github.wheelwright.core.release.World.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Goes through every state that a scenario can reach: the bucket, what a reader remembers, and where each machine is in its code. What
 * can come after a state has been seen once it was there.
 *
 * <p>Where the next request of a machine is one that {@link Watcher} does not see, and touches nothing that any other may still touch, its
 * turn comes first and no others are tried (a persistent set of invisible transitions; Godefroid 1996).
 */
final class StateSearch {
    private static final int STATES_A_WALK = 50;
    private static final int MOST_WALKS = 200;
    private static final int TIME = -1;

    private final Scenario scenario;
    private final Limits limits;
    private final Phases phases = new Phases();
    private final Moments moments = new Moments();
    private final List<Behaviour> machines = new ArrayList<>();
    private final Set<Moment> ended = new HashSet<>();
    private final List<Frame> path = new ArrayList<>();
    private StateSet known = new StateSet();
    private long ends;
    private long requests;

    private StateSearch(Scenario scenario, Limits limits) {
        this.scenario = scenario;
        this.limits = limits;
        for (Work work : scenario.actors()) {
            machines.add(new Behaviour(work, phases));
        }
    }

    /**
     * How far to go.
     *
     * @param states how many to visit at most
     * @param faults how many requests of the first machine go wrong at most, in every way and at every place; it begins again then
     * @param ticks how often time passes at most, at any place
     * @param tick how much of it at once
     */
    record Limits(long states, int faults, int ticks, Duration tick) {
        static Limits states(long most) {
            return new Limits(most, 0, 0, Duration.ZERO);
        }

        Limits faults(int most) {
            return new Limits(states, most, ticks, tick);
        }

        Limits ticks(int most, Duration each) {
            return new Limits(states, faults, most, each);
        }
    }

    /** States, ends among them, contents of the bucket, places in the machines' code, requests, and whether these are all. */
    record Searched(long states, long ends, int moments, int steps, long requests, boolean all) {}

    static Searched search(Scenario scenario, Limits limits) {
        return new StateSearch(scenario, limits).search();
    }

    private Searched search() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < Math.min(MOST_WALKS, limits.states() / STATES_A_WALK); i++) {
            walk(random);
        }
        boolean all;
        do {
            phases.settle();
            known = new StateSet();
            ends = 0;
            all = searchOnce();
        } while (all && phases.hasGrown());
        int steps = machines.stream().mapToInt(Behaviour::steps).sum();
        return new Searched(known.size(), ends, moments.size(), steps, requests, all);
    }

    /** Who goes next (a machine, one of the late requests behind them, or time), and what goes wrong with the request. */
    private record Choice(int who, Fault fault) {}

    /** A state, and ways to go on. */
    private static final class Frame {
        private final SearchState state;
        private final List<Choice> choices;
        private int gone;

        Frame(SearchState state, List<Choice> choices) {
            this.state = state;
            this.choices = choices;
        }

        Choice chosen() {
            return choices.get(gone - 1);
        }
    }

    private SearchState first() {
        Moment moment = moments.first(scenario);
        List<Step> steps =
                machines.stream().map(machine -> machine.begin(moment.now())).toList();
        return new SearchState(
                moment, steps, List.of(), Optional.empty(), false, true, limits.faults(), limits.ticks());
    }

    /** Some orders by lot tell most of what the machines may ask for. */
    private void walk(SplittableRandom random) {
        path.clear();
        SearchState state = first();
        List<Choice> choices = choices(state, false);
        while (!choices.isEmpty()) {
            state = after(state, choices.get(random.nextInt(choices.size())));
            choices = choices(state, false);
        }
    }

    private boolean searchOnce() {
        try {
            enter(first());
            while (!path.isEmpty()) {
                Frame frame = path.get(path.size() - 1);
                if (frame.gone == frame.choices.size()) {
                    path.remove(path.size() - 1);
                } else if (known.size() >= limits.states()) {
                    return false;
                } else {
                    requests++;
                    frame.gone++;
                    enter(after(frame.state, frame.chosen()));
                }
            }
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\nafter" + order(), e);
        }
        return true;
    }

    private String order() {
        StringBuilder text = new StringBuilder();
        for (Frame frame : path) {
            Choice choice = frame.chosen();
            text.append("\n  ").append(name(choice)).append(' ');
            text.append(choice.who() == TIME ? limits.tick() : frame.state.next(choice.who()));
            text.append(choice.fault() == Fault.NONE ? "" : " " + choice.fault());
        }
        return text.toString();
    }

    private String name(Choice choice) {
        if (choice.who() == TIME) {
            return "time passes:";
        }
        return choice.who() < machines.size()
                ? machines.get(choice.who()).work().name()
                : "late:";
    }

    private void enter(SearchState state) {
        if (!known.add(state.hash())) {
            return;
        }
        List<Choice> choices = choices(state, true);
        if (choices.isEmpty()) {
            ends++;
            end(state);
        } else {
            path.add(new Frame(state, choices));
        }
    }

    private void end(SearchState state) {
        if (ended.add(state.moment())) {
            state.moment().watcher.ended();
        }
        if (state.tidy() && state.steps().stream().allMatch(step -> step.failure.isEmpty())) {
            state.moment().watcher.endedWell();
        }
    }

    /** What can come next; {@code fewer}: without what makes no difference to anybody. */
    private List<Choice> choices(SearchState state, boolean fewer) {
        List<Choice> all = new ArrayList<>();
        for (int who = 0; who < state.size(); who++) {
            if (state.isDone(who)) {
                continue;
            }
            List<Choice> own = choices(state, who);
            if (fewer && state.ticks() == 0 && isAlone(state, who)) {
                return own;
            }
            all.addAll(own);
        }
        if (state.ticks() > 0
                && !all.isEmpty()
                && state.mayWait(state.moment().now().plus(limits.tick()))) {
            all.add(new Choice(TIME, Fault.NONE));
        }
        return all;
    }

    private static List<Choice> choices(SearchState state, int who) {
        List<Choice> choices = new ArrayList<>(List.of(new Choice(who, Fault.NONE)));
        if (who == 0 && state.faults() > 0) {
            for (Fault fault : faults(state.op(who))) {
                choices.add(new Choice(who, fault));
            }
        }
        return choices;
    }

    private static Set<Fault> faults(Op op) {
        if (!op.isWrite()) {
            return EnumSet.of(Fault.FAILS_BEFORE);
        }
        Set<Fault> faults = EnumSet.complementOf(EnumSet.of(Fault.NONE));
        if (!op.isConditional()) {
            faults.removeAll(EnumSet.of(Fault.REFUSED, Fault.ASKED_AGAIN));
        }
        return faults;
    }

    private boolean isAlone(SearchState state, int who) {
        Request request = state.next(who);
        if (who >= machines.size() || isSeen(request)) {
            return false;
        }
        for (int other = 0; other < state.size(); other++) {
            if (other != who
                    && !state.isDone(other)
                    && (other < machines.size()
                            ? phases.mayTouch(state.steps().get(other).phase, request)
                            : request.dependsOn(state.next(other)))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the watcher looks at it. */
    private static boolean isSeen(Request request) {
        return request.kind() == Request.Kind.WRITE && !request.key().startsWith("_");
    }

    private SearchState after(SearchState state, Choice choice) {
        if (choice.who() == TIME) {
            return state.later(moments.later(state.moment(), limits.tick()));
        }
        if (choice.who() >= machines.size()) {
            return written(state, moments.after(state.moment(), state.op(choice.who())), state.op(choice.who()))
                    .without(choice.who() - machines.size());
        }
        return choice.fault() == Fault.NONE ? done(state, choice.who()) : failed(state, choice.fault());
    }

    private SearchState done(SearchState state, int who) {
        if (state.isReadingBack(who)) {
            Answer answer = state.readBack().orElseThrow().at(state.moment().now());
            return told(state.readingBack(Optional.empty()), who, answer);
        }
        Op op = state.op(who);
        if (!op.isWrite()) {
            return told(state, who, op.on(state.moment().objects));
        }
        Done done = moments.after(state.moment(), op);
        return told(written(state, done, op), who, done.answer());
    }

    /** Whoever looks what became of his write finds another there. */
    private static SearchState written(SearchState state, Done done, Op op) {
        boolean over = state.readBack().isPresent()
                && done.moment() != state.moment()
                && state.op(0).request().key().equals(op.request().key());
        SearchState next = state.at(done.moment());
        return over ? next.readingBack(Optional.of(Answer.refused(done.moment().now()))) : next;
    }

    /** The first machine's request, and what goes wrong with it. */
    private SearchState failed(SearchState state, Fault fault) {
        SearchState struck = state.readingBack(Optional.empty()).struck(fault.mayEndTheRun());
        Op op = state.op(0);
        Late late = new Late(op, state.steps().get(0).sent());
        switch (fault) {
            case FAILS_BEFORE:
                return told(struck, 0, Answer.failed(state.moment().now()));
            case REFUSED:
                return told(struck, 0, Answer.refused(state.moment().now()));
            case DIES_BEFORE:
                return begunAgain(struck);
            case LANDS_LATER:
                return begunAgain(struck.leaving(late));
            default:
        }
        Done done = moments.after(state.moment(), op);
        SearchState written = struck.at(done.moment());
        return switch (fault) {
            case FAILS_AFTER -> told(written, 0, Answer.failed(state.moment().now()));
            case DIES_AFTER -> begunAgain(written);
            case LANDS_TWICE -> told(written.leaving(late), 0, done.answer());
            case ASKED_AGAIN -> written.readingBack(Optional.of(done.answer()));
            default -> throw new IllegalArgumentException(fault.toString());
        };
    }

    private SearchState begunAgain(SearchState state) {
        Step begun = machines.get(0).begin(state.moment().now());
        phases.begunAgain(state.steps().get(0).phase, begun.phase);
        return state.healed(begun);
    }

    private SearchState told(SearchState state, int who, Answer answer) {
        Behaviour machine = machines.get(who);
        Step step = machine.after(state.steps().get(who), answer);
        SearchState next = state.with(who, step);
        if (!step.isDone()) {
            return next;
        }
        if (step.failure.isEmpty()) {
            machine.work().done().check(state.moment().watcher);
            return next;
        }
        if (who == 0 && state.hurt()) {
            return begunAgain(next);
        }
        if (!machine.work().mayFail().test(step.failure.get())) {
            throw new AssertionError(
                    machine.work().name() + " failed: " + step.failure.get().getMessage());
        }
        return next;
    }
}
