package io.github.wheelwright.maven.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What {@code ccache -s} or {@code sccache -s} prints among the other lines of a step. */
final class CompilerCacheStatistics {
    private static final int MOST_LINES = 40;
    private static final Pattern START =
            Pattern.compile("(?:Cacheable calls:|Compile requests) .*|(?:Cache directory|Stats updated):.*");
    private static final Pattern LINE = Pattern.compile(" *[A-Za-z][A-Za-z /()%.+-]*?(?::| {2,}).*");

    private final List<String> lines = new ArrayList<>();
    private boolean inside;

    void take(String line) {
        inside = (inside || START.matcher(line).matches()) && LINE.matcher(line).matches();
        if (inside && lines.size() < MOST_LINES) {
            lines.add(line);
        }
    }

    /** As they were printed; none where the step prints no statistics. */
    List<String> lines() {
        return lines;
    }
}
