package io.github.wheelwright.core.release;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What machines may still ask for, as far as is known, by what they have asked for so far. It is used as it was when {@link #settle} was
 * called, and {@link #hasGrown} tells whether that was all.
 */
final class Phases {
    private final Map<Request, Integer> numbers = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();
    private final Map<Object, Map<BitSet, Phase>> all = new HashMap<>();

    /** What a machine has asked for, in whatever order and however often. */
    static final class Phase {
        private final Object machine;
        private final BitSet done;
        private final BitSet asked = new BitSet();
        private final Set<Phase> next = new LinkedHashSet<>();
        private BitSet future = new BitSet();
        private BitSet touched = new BitSet();
        private int settled = -1;

        private Phase(Object machine, BitSet done) {
            this.machine = machine;
            this.done = done;
        }
    }

    Phase first(Object machine, Optional<Op> asked) {
        return phase(machine, new BitSet(), asked);
    }

    /** Of the machine that was at {@code before}, has got an answer to {@code request}, and asks for {@code asked}. */
    Phase after(Phase before, Request request, Optional<Op> asked) {
        BitSet done = (BitSet) before.done.clone();
        done.set(number(request));
        Phase phase = phase(before.machine, done, asked);
        before.next.add(phase);
        return phase;
    }

    /** Another machine begins where one was at {@code before}. */
    void begunAgain(Phase before, Phase first) {
        before.next.add(first);
    }

    private Phase phase(Object machine, BitSet done, Optional<Op> asked) {
        Phase phase = all.computeIfAbsent(machine, any -> new HashMap<>())
                .computeIfAbsent(done, any -> new Phase(machine, done));
        asked.ifPresent(op -> phase.asked.set(number(op.request())));
        return phase;
    }

    private int number(Request request) {
        return numbers.computeIfAbsent(request, added -> {
            requests.add(added);
            return requests.size() - 1;
        });
    }

    /** From here on, what is known now is used. */
    void settle() {
        int known = requests.size();
        each(phase -> {
            phase.future = future(phase);
            phase.touched = new BitSet();
            for (int i = 0; i < known; i++) {
                Request request = requests.get(i);
                if (phase.future.stream().anyMatch(other -> request.dependsOn(requests.get(other)))) {
                    phase.touched.set(i);
                }
            }
            phase.settled = known;
        });
    }

    /** Whether more is known than was used. */
    boolean hasGrown() {
        boolean[] grown = new boolean[1];
        each(phase -> grown[0] |= phase.settled >= 0 && !phase.future.equals(future(phase)));
        return grown[0];
    }

    private void each(java.util.function.Consumer<Phase> action) {
        all.values().forEach(phases -> phases.values().forEach(action));
    }

    private static BitSet future(Phase phase) {
        BitSet future = new BitSet();
        Set<Phase> seen = new LinkedHashSet<>();
        Deque<Phase> todo = new ArrayDeque<>(List.of(phase));
        while (!todo.isEmpty()) {
            Phase now = todo.pop();
            if (seen.add(now)) {
                future.or(now.asked);
                todo.addAll(now.next);
            }
        }
        return future;
    }

    /** Whether a machine at {@code phase} may still ask for something that depends on {@code request}. */
    boolean mayTouch(Phase phase, Request request) {
        int number = number(request);
        return phase.settled <= number || phase.touched.get(number);
    }
}
