package io.github.wheelwright.maven.report;

import io.github.wheelwright.core.staging.Progress;
import java.util.function.Consumer;

/** Progress as the console at hand can show it. */
public final class ConsoleProgress {
    private ConsoleProgress() {}

    /** A bar where a person watches a terminal; else lines for {@code log}. */
    public static Progress create(boolean interactive, Consumer<String> log) {
        return interactive && System.console() != null && System.getenv("CI") == null
                ? new ProgressBar(System.out, System::nanoTime)
                : new ProgressLines(log, System::nanoTime);
    }
}
