package io.github.wheelwright.maven.cache;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.core.WheelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What two keys differ in. */
public final class KeyDifference {
    private KeyDifference() {}

    /**
     * The text that {@code file}, a report of {@code cache-key} or a manifest of a cache, has of its key.
     *
     * @throws WheelException if it has none
     */
    public static List<String> textOf(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        new ObjectMapper().readTree(file.toFile()).path("text").forEach(line -> lines.add(line.asText()));
        if (lines.isEmpty()) {
            throw new WheelException(
                    file + " holds no text of a key",
                    "name the report of a cache-key run (target/wheel/report.json) or a manifest.json of a cache");
        }
        return lines;
    }

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
