package io.github.wheelwright.core.page;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.staging.StagedWheel;
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
 * Projects in the order in which their pages may appear: each after those that it requires, with those that require each other.
 * (Tarjan 1972, "Depth-first search and linear graph algorithms": components come out dependencies first.)
 */
public final class DependencyOrder {
    private final Map<ProjectName, Set<ProjectName>> requires = new TreeMap<>();
    private final Map<ProjectName, Integer> index = new HashMap<>();
    private final Map<ProjectName, Integer> low = new HashMap<>();
    private final Deque<ProjectName> open = new ArrayDeque<>();
    private final Map<ProjectName, Integer> level = new TreeMap<>();

    private DependencyOrder(Map<ProjectName, Set<ProjectName>> requires) {
        this.requires.putAll(requires);
    }

    /** What each project of {@code wheels} requires. */
    static Map<ProjectName, Set<ProjectName>> requires(List<StagedWheel> wheels) {
        Map<ProjectName, Set<ProjectName>> requires = new TreeMap<>();
        for (StagedWheel wheel : wheels) {
            requires.computeIfAbsent(wheel.project(), p -> new TreeSet<>()).addAll(wheel.dependencies());
        }
        return requires;
    }

    /**
     * Groups of projects, as few as possible: a project requires only projects of groups before its own, and those of its own that
     * require it in turn.
     */
    public static List<List<ProjectName>> of(List<StagedWheel> wheels) {
        return of(requires(wheels));
    }

    /** The same for projects of which is known what each requires. */
    public static List<List<ProjectName>> of(Map<ProjectName, Set<ProjectName>> requires) {
        DependencyOrder order = new DependencyOrder(requires);
        for (ProjectName project : order.requires.keySet()) {
            if (!order.index.containsKey(project)) {
                order.visit(project);
            }
        }
        TreeMap<Integer, List<ProjectName>> groups = new TreeMap<>();
        order.level.forEach((project, level) ->
                groups.computeIfAbsent(level, l -> new ArrayList<>()).add(project));
        return List.copyOf(groups.values());
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
            place(circleOf(project));
        }
        return lowest;
    }

    /** The projects that were met since {@code first} and are in a circle with it. */
    private List<ProjectName> circleOf(ProjectName first) {
        List<ProjectName> circle = new ArrayList<>();
        do {
            circle.add(open.pop());
        } while (!circle.contains(first));
        return circle;
    }

    /** One level above the highest that the circle requires; all of these have a level already. */
    private void place(List<ProjectName> circle) {
        int own = circle.stream()
                .flatMap(project -> requires.getOrDefault(project, Set.of()).stream())
                .mapToInt(dependency -> level.getOrDefault(dependency, -1) + 1)
                .max()
                .orElse(0);
        circle.forEach(project -> level.put(project, own));
    }
}
