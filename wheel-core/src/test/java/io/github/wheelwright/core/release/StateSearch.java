package io.github.wheelwright.core.release;

import io.github.wheelwright.core.release.World.Scenario;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Runs a scenario through every state that it can reach: the bucket, what each machine has been answered so far, and what a reader
 * remembers. A machine does what follows from the answers that it got, so what can come after a state has been seen once it was
 * there. Where the next request of a machine touches nothing that any other touches at any time, in any order, its turn comes first and no
 * others are tried (a persistent set; Godefroid 1996): which keys a machine touches is found by running all of it again until no new
 * ones appear.
 */
final class StateSearch {
    private final Scenario scenario;
    private final long most;
    private final List<Set<Request>> touched = new ArrayList<>();
    private final List<Node> path = new ArrayList<>();
    private final Set<StateHash> known = new HashSet<>();
    private boolean grown;
    private long runs;
    private long ends;
    private long requests;

    private StateSearch(Scenario scenario, long most) {
        this.scenario = scenario;
        this.most = most;
        scenario.actors().forEach(actor -> touched.add(new HashSet<>()));
    }

    /** States that were reached, ends among them, times the scenario was begun, requests in all, and whether these are all states. */
    record Searched(long states, long ends, long runs, long requests, boolean all) {}

    /** Who has gone from a state, and who is still to go. */
    private static final class Node {
        private int todo;
        private int chosen;
    }

    /** Goes through at most {@code most} states. */
    static Searched search(Scenario scenario, long most) {
        StateSearch search = new StateSearch(scenario, most);
        boolean all;
        do {
            search.grown = false;
            search.known.clear();
            search.ends = 0;
            all = search.searchOnce();
        } while (all && search.grown);
        return new Searched(search.known.size(), search.ends, search.runs, search.requests, all);
    }

    private boolean searchOnce() {
        path.clear();
        do {
            if (known.size() >= most) {
                return false;
            }
            run();
        } while (backtrack());
        return true;
    }

    /** Goes along the path to its end, and on from there to a state that is known. */
    private void run() {
        runs++;
        World world = new World(scenario);
        try {
            for (int depth = 0; ; depth++) {
                if (depth == path.size() && !enter(world)) {
                    return;
                }
                int chosen = path.get(depth).chosen;
                Actor actor = world.actors.get(chosen);
                world.step(actor, Fault.NONE);
                requests++;
                grown |= touched.get(chosen).add(actor.last());
            }
        } catch (AssertionError e) {
            throw new AssertionError(
                    e.getMessage() + "\nafter "
                            + path.stream().map(node -> node.chosen).toList(),
                    e);
        }
    }

    /** Whether the state is new, and something can be done in it. */
    private boolean enter(World world) {
        StateHash state = world.objects.hash().with(world.watcher.remembered());
        for (Actor actor : world.actors) {
            state = state.with(actor.seen());
        }
        if (!known.add(state)) {
            return false;
        }
        Node node = new Node();
        for (int i = 0; i < world.actors.size(); i++) {
            node.todo |= world.actors.get(i).isDone() ? 0 : 1 << i;
        }
        if (node.todo == 0) {
            ends++;
            world.end(scenario);
            return false;
        }
        for (int i = 0; i < world.actors.size(); i++) {
            if (!world.actors.get(i).isDone()
                    && isPrivate(i, world.actors.get(i).next())) {
                node.todo = 1 << i;
                break;
            }
        }
        node.chosen = Integer.numberOfTrailingZeros(node.todo);
        path.add(node);
        return true;
    }

    private boolean isPrivate(int actor, Request request) {
        for (int i = 0; i < touched.size(); i++) {
            if (i != actor && touched.get(i).stream().anyMatch(request::dependsOn)) {
                return false;
            }
        }
        return true;
    }

    private boolean backtrack() {
        while (!path.isEmpty()) {
            Node node = path.get(path.size() - 1);
            node.todo &= ~(1 << node.chosen);
            if (node.todo != 0) {
                node.chosen = Integer.numberOfTrailingZeros(node.todo);
                return true;
            }
            path.remove(path.size() - 1);
        }
        return false;
    }
}
