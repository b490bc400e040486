package io.github.wheelwright.core.requirement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes with {@code and} and {@code or} between them; {@code and} binds closer. */
final class MarkerGroup extends MarkerNode {
    private final MarkerNode[] nodes;
    private final boolean @Nullable [] orBefore;
    private final boolean asksForExtra;

    /** {@code orBefore} tells for each node but the first whether an {@code or} stands before it, else an {@code and}. */
    MarkerGroup(List<MarkerNode> nodes, List<Boolean> orBefore) {
        this.nodes = nodes.toArray(MarkerNode[]::new);
        this.orBefore = orBefore.contains(true) ? flags(orBefore) : null;
        this.asksForExtra = nodes.stream().anyMatch(MarkerNode::asksForExtra);
    }

    private static boolean[] flags(List<Boolean> orBefore) {
        boolean[] flags = new boolean[orBefore.size() + 1];
        for (int i = 0; i < orBefore.size(); i++) {
            flags[i + 1] = orBefore.get(i);
        }
        return flags;
    }

    private boolean isOrBefore(int index) {
        return orBefore != null && orBefore[index];
    }

    /** All nodes are evaluated, as in the reference, so that an undefined one is never passed over. */
    @Override
    boolean evaluate(MarkerEnvironment environment) {
        boolean any = false;
        boolean all = true;
        for (int i = 0; i < nodes.length; i++) {
            if (isOrBefore(i)) {
                any |= all;
                all = true;
            }
            all &= nodes[i].evaluate(environment);
        }
        return any | all;
    }

    @Override
    boolean asksForExtra() {
        return asksForExtra;
    }

    @Override
    void print(StringBuilder target, boolean outermost) {
        if (nodes.length == 1) {
            nodes[0].print(target, outermost);
            return;
        }
        if (!outermost) {
            target.append('(');
        }
        for (int i = 0; i < nodes.length; i++) {
            if (i > 0) {
                target.append(isOrBefore(i) ? " or " : " and ");
            }
            nodes[i].print(target, false);
        }
        if (!outermost) {
            target.append(')');
        }
    }
}
