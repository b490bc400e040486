package io.github.wheelwright.maven.cache;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What two keys differ in. */
public final class KeyDifference {
    private KeyDifference() {}

    /** The lines that only {@code before} has, with {@code -}, and those that only {@code after} has, with {@code +}. */
    public static List<String> of(List<String> before, List<String> after) {
        List<String> lines = new ArrayList<>();
        Set<String> known = new HashSet<>(after);
        before.stream().filter(line -> !known.contains(line)).forEach(line -> lines.add("- " + line));
        known.clear();
        known.addAll(before);
        after.stream().filter(line -> !known.contains(line)).forEach(line -> lines.add("+ " + line));
        if (lines.isEmpty() && !before.equals(after)) {
            lines.add("! the same lines in another order");
        }
        return lines;
    }
}
