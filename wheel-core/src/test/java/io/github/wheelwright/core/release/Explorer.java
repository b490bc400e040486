package io.github.wheelwright.core.release;

import io.github.wheelwright.core.release.World.Scenario;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a scenario in every order of its requests that can make a difference to anybody: dynamic partial-order reduction (Flanagan and
 * Godefroid 2005) with sleep sets (Godefroid 1996). Two orders are the same where one becomes the other by swapping neighbours that
 * do not depend on each other.
 */
final class Explorer {
    private final Scenario scenario;
    private final List<Node> path = new ArrayList<>();
    private long schedules;
    private long steps;

    private Explorer(Scenario scenario) {
        this.scenario = scenario;
    }

    /** How many orders were run, how many requests in all, and whether these are all orders. */
    record Explored(long schedules, long steps, boolean all) {}

    static Explored explore(Scenario scenario, long most) {
        Explorer explorer = new Explorer(scenario);
        boolean more = true;
        while (more && explorer.schedules < most) {
            explorer.run();
            more = explorer.backtrack();
        }
        return new Explored(explorer.schedules, explorer.steps, !more);
    }

    /** A state on the path, and the request that was chosen there. */
    private static final class Node {
        private final int sleepAtEntry;
        private int todo;
        private int done;
        private int chosen;
        private Request request = new Request(Request.Kind.READ, "");
        private int[] clock = new int[0];

        Node(int sleep) {
            sleepAtEntry = sleep;
        }
    }

    /** Goes along the path to its end, and on from there. */
    private void run() {
        World world = new World(scenario);
        int actors = world.actors.size();
        int[][] clocks = new int[actors][actors];
        try {
            for (int depth = 0; ; depth++) {
                boolean known = depth < path.size();
                int enabled = 0;
                for (int i = 0; i < actors; i++) {
                    enabled |= world.actors.get(i).isDone() ? 0 : 1 << i;
                }
                if (!known) {
                    races(world, clocks, depth);
                    if (enabled == 0) {
                        end(world);
                        return;
                    }
                    int sleep = depth == 0 ? 0 : asleep(world, path.get(depth - 1));
                    Node node = new Node(sleep);
                    int awake = enabled & ~sleep;
                    if (awake == 0) {
                        return; // an order that was run before
                    }
                    node.chosen = Integer.numberOfTrailingZeros(awake);
                    node.todo = 1 << node.chosen;
                    path.add(node);
                }
                Node node = path.get(depth);
                world.step(world.actors.get(node.chosen), Fault.NONE);
                steps++;
                node.request = world.actors.get(node.chosen).last();
                node.clock = after(clocks, depth, node);
                clocks[node.chosen] = node.clock;
            }
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\nafter" + order(world), e);
        }
    }

    private void end(World world) {
        schedules++;
        world.end(scenario);
    }

    /** Who need not go next: it went before, and what was done since does not touch it. */
    private static int asleep(World world, Node before) {
        int sleep = 0;
        for (int i = 0; i < world.actors.size(); i++) {
            boolean candidate = ((before.sleepAtEntry | before.done) & 1 << i) != 0 && i != before.chosen;
            if (candidate
                    && !world.actors.get(i).isDone()
                    && !world.actors.get(i).next().dependsOn(before.request)) {
                sleep |= 1 << i;
            }
        }
        return sleep;
    }

    /** Where what is next could have been done before something that it depends on, that order is to be run too. */
    private void races(World world, int[][] clocks, int depth) {
        for (int p = 0; p < world.actors.size(); p++) {
            if (world.actors.get(p).isDone()) {
                continue;
            }
            Request next = world.actors.get(p).next();
            for (int i = depth - 1; i >= 0; i--) {
                Node node = path.get(i);
                if (node.chosen != p && clocks[p][node.chosen] < i + 1 && node.request.dependsOn(next)) {
                    node.todo |= 1 << p;
                    break;
                }
            }
        }
    }

    private int[] after(int[][] clocks, int depth, Node node) {
        int[] clock = clocks[node.chosen].clone();
        for (int i = 0; i < depth; i++) {
            Node before = path.get(i);
            if (before.request.dependsOn(node.request)) {
                for (int k = 0; k < clock.length; k++) {
                    clock[k] = Math.max(clock[k], before.clock[k]);
                }
            }
        }
        clock[node.chosen] = depth + 1;
        return clock;
    }

    private boolean backtrack() {
        while (!path.isEmpty()) {
            Node node = path.get(path.size() - 1);
            node.done |= 1 << node.chosen;
            int left = node.todo & ~node.done & ~node.sleepAtEntry;
            if (left != 0) {
                node.chosen = Integer.numberOfTrailingZeros(left);
                return true;
            }
            path.remove(path.size() - 1);
        }
        return false;
    }

    private String order(World world) {
        StringBuilder text = new StringBuilder();
        path.forEach(node -> text.append("\n  ")
                .append(world.actors.get(node.chosen).name)
                .append(' ')
                .append(node.request));
        return text.toString();
    }
}
