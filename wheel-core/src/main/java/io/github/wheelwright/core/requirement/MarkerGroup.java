package io.github.wheelwright.core.requirement;

import java.util.List;

/** Nodes with {@code and} and {@code or} between them; {@code and} binds closer. */
final class MarkerGroup implements MarkerNode {
    private final MarkerNode[] nodes;
    private final boolean[] orBefore;
    private final boolean asksForExtra;

    /** {@code orBefore} tells for each node but the first whether an {@code or} stands before it, else an {@code and}. */
    MarkerGroup(List<MarkerNode> nodes, List<Boolean> orBefore) {
        this.nodes = nodes.toArray(MarkerNode[]::new);
        this.orBefore = new boolean[nodes.size()];
        for (int i = 1; i < nodes.size(); i++) {
            this.orBefore[i] = orBefore.get(i - 1);
        }
        this.asksForExtra = nodes.stream().anyMatch(MarkerNode::asksForExtra);
    }

    /** All nodes are evaluated, as in the reference, so that an undefined one is never passed over. */
    @Override
    public boolean evaluate(MarkerEnvironment environment) {
        boolean any = false;
        boolean all = true;
        for (int i = 0; i < nodes.length; i++) {
            if (orBefore[i]) {
                any |= all;
                all = true;
            }
            all &= nodes[i].evaluate(environment);
        }
        return any | all;
    }

    @Override
    public boolean asksForExtra() {
        return asksForExtra;
    }

    @Override
    public void print(StringBuilder target, boolean outermost) {
        if (nodes.length == 1) {
            nodes[0].print(target, outermost);
            return;
        }
        if (!outermost) {
            target.append('(');
        }
        for (int i = 0; i < nodes.length; i++) {
            if (i > 0) {
                target.append(orBefore[i] ? " or " : " and ");
            }
            nodes[i].print(target, false);
        }
        if (!outermost) {
            target.append(')');
        }
    }
}
