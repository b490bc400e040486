package io.github.wheelwright.maven.goal;

import java.nio.file.Path;
import java.util.List;

/** An index in a folder, as the goal {@code publish} makes it. */
public final class PublishedFolder {
    private PublishedFolder() {}

    /** Publishes the wheels in {@code wheels} to {@code index}. */
    public static void publish(Path wheels, Path index) throws Exception {
        new GoalRun(index.resolveSibling("build"))
                .with("input", List.of(wheels.toString()))
                .with("destination", index.toString())
                .run();
    }
}
