package io.github.wheelwright.it.endtoend;

import io.github.wheelwright.core.index.ConflictException;
import io.github.wheelwright.core.release.Publisher;
import io.github.wheelwright.core.release.ReleasePlan;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A process that publishes: {@code place endpoint (build folder)…}. It says {@code ready}, waits for a line, publishes build after
 * build, and ends with 0, or with {@link #CONFLICT}.
 */
final class PublishingMain {
    static final int CONFLICT = 3;

    private PublishingMain() {}

    public static void main(String[] arguments) throws IOException {
        Shelf shelf = new Shelf(arguments[0], arguments[1]);
        boolean ready = false;
        for (int i = 2; i < arguments.length; i += 2) {
            Build build = Build.parse(arguments[i]);
            ReleasePlan plan = build.plan(Path.of(arguments[i + 1]));
            try (ObjectStore store = build.store(shelf)) {
                if (!ready) {
                    store.head("nothing");
                    System.out.println("ready");
                    System.in.read();
                    ready = true;
                }
                new Publisher(store, Progress.NONE).publish(plan);
                System.out.println("published " + build);
            } catch (ConflictException e) {
                System.out.println(e.getMessage());
                System.exit(CONFLICT);
            }
        }
    }
}
