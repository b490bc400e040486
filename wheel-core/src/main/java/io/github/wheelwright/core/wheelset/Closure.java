package io.github.wheelwright.core.wheelset;

import io.github.wheelwright.core.GrammarException;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.core.wheel.WheelRewrite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Requirements of a set on itself: those that it satisfied before the edit and would not afterwards. */
final class Closure {
    private final Map<ProjectName, Set<Version>> before = new HashMap<>();
    private final Map<ProjectName, Set<Version>> after = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();

    /** A requirement before and after the edit, in place {@code index} of its wheel. */
    private record Line(WheelFilename wheel, Requirement old, Requirement current) {}

    void add(Wheel wheel, WheelRewrite rewrite) throws IOException {
        note(before, wheel.filename());
        note(after, rewrite.filename());
        List<String> old = wheel.metadata().requiresDist();
        List<String> current = rewritten(wheel, rewrite);
        for (int i = 0; i < current.size(); i++) {
            Optional<Requirement> now = parse(current.get(i));
            // lines can only have gone or been added at the end, so one without a counterpart is as it was asked for
            Optional<Requirement> then = old.size() == current.size() ? parse(old.get(i)) : now;
            if (now.isPresent() && then.isPresent()) {
                lines.add(new Line(rewrite.filename(), then.get(), now.get()));
            }
        }
    }

    private static List<String> rewritten(Wheel wheel, WheelRewrite rewrite) throws IOException {
        try (Wheel result = Wheel.open(
                rewrite.plan().over(wheel.source()), rewrite.filename().toString())) {
            return result.metadata().requiresDist();
        }
    }

    private static void note(Map<ProjectName, Set<Version>> versions, WheelFilename wheel) {
        versions.computeIfAbsent(wheel.name(), name -> new TreeSet<>()).add(wheel.version());
    }

    private static Optional<Requirement> parse(String text) {
        try {
            return Optional.of(Requirement.parse(text));
        } catch (GrammarException e) {
            return Optional.empty();
        }
    }

    /** One sentence each. */
    List<String> broken() {
        List<String> sentences = new ArrayList<>();
        for (Line line : lines) {
            Set<Version> versions = after.getOrDefault(line.current.name(), Set.of());
            if (satisfied(line.old, before) && !versions.isEmpty() && !satisfied(line.current, after)) {
                sentences.add(
                        line.wheel + " requires " + line.current + ", which the set satisfied and would not any more: "
                                + "it would hold " + line.current.name() + " " + versions);
            }
        }
        return sentences;
    }

    private static boolean satisfied(Requirement requirement, Map<ProjectName, Set<Version>> versions) {
        return versions.getOrDefault(requirement.name(), Set.of()).stream()
                .anyMatch(version -> requirement.specifiers().contains(version, true));
    }
}
