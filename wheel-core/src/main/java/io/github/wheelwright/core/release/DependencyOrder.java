package io.github.wheelwright.core.release;

import io.github.wheelwright.core.name.ProjectName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Projects in the order in which their pages may appear: each after those that it requires. Projects that require each other are
 * one group. (Tarjan 1972, "Depth-first search and linear graph algorithms": components come out dependencies first.)
 */
final class DependencyOrder {
    private final Map<ProjectName, Set<ProjectName>> requires = new TreeMap<>();
    private final Map<ProjectName, Integer> index = new HashMap<>();
    private final Map<ProjectName, Integer> low = new HashMap<>();
    private final Deque<ProjectName> open = new ArrayDeque<>();
    private final List<List<ProjectName>> groups = new ArrayList<>();

    private DependencyOrder(List<StagedWheel> wheels) {
        for (StagedWheel wheel : wheels) {
            requires.computeIfAbsent(wheel.project(), p -> new TreeSet<>()).addAll(wheel.dependencies());
        }
    }

    /** Groups of projects; a group requires only itself and groups before it. */
    static List<List<ProjectName>> of(List<StagedWheel> wheels) {
        DependencyOrder order = new DependencyOrder(wheels);
        for (ProjectName project : order.requires.keySet()) {
            if (!order.index.containsKey(project)) {
                order.visit(project);
            }
        }
        return List.copyOf(order.groups);
    }

    private int visit(ProjectName project) {
        int own = index.size();
        index.put(project, own);
        low.put(project, own);
        open.push(project);
        for (ProjectName dependency : requires.getOrDefault(project, Set.of())) {
            if (requires.containsKey(dependency)) {
                int reached = index.containsKey(dependency)
                        ? open.contains(dependency) ? index.getOrDefault(dependency, own) : own
                        : visit(dependency);
                low.merge(project, reached, Math::min);
            }
        }
        int lowest = low.getOrDefault(project, own);
        if (lowest == own) {
            List<ProjectName> group = new ArrayList<>();
            ProjectName member;
            do {
                member = open.pop();
                group.add(0, member);
            } while (!member.equals(project));
            groups.add(List.copyOf(group));
        }
        return lowest;
    }
}
