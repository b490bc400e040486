package io.github.wheelwright.maven.docker;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a machine of a builder compiles with.
 *
 * @param processors how many
 * @param memory in bytes
 */
public record BuilderCapacity(int processors, long memory) {
    /** For {@code docker info}: what {@link #parse} reads. */
    static final String FORMAT = "{{.NCPU}} {{.MemTotal}}";

    /** A C++ compiler with the templates of a tensor library needs so many bytes. */
    private static final long COMPILER = 2L << 30;

    private static final Pattern FACTS = Pattern.compile("(\\d{1,6}) (\\d{1,18})");

    /** Reads it; an engine that cannot be reached has nothing. */
    static Optional<BuilderCapacity> parse(List<String> lines) {
        Matcher matcher = FACTS.matcher(String.join("", lines).strip());
        return matcher.matches()
                ? Optional.of(new BuilderCapacity(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2))))
                        .filter(capacity -> capacity.processors > 0 && capacity.memory > 0)
                : Optional.empty();
    }

    /** How many compilers can run at once: one a processor, as far as there is memory. */
    public int jobs() {
        return (int) Math.max(1, Math.min(processors, memory / COMPILER));
    }

    /** What both have. */
    BuilderCapacity least(BuilderCapacity other) {
        return new BuilderCapacity(Math.min(processors, other.processors), Math.min(memory, other.memory));
    }
}
