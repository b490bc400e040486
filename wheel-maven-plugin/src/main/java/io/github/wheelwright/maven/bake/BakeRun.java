package io.github.wheelwright.maven.bake;

import io.github.wheelwright.maven.docker.Bake;
import io.github.wheelwright.maven.docker.BakeRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Committed bake files with what one run adds to them, a last bake file: what that would build, and the building. */
public final class BakeRun {
    private final Bake bake;
    private final BakeRequest request;
    private final Path file;
    private final String json;
    private final BakePlan plan;
    private final Path metadata;

    private BakeRun(Bake bake, BakeRequest request, Path file, String json, BakePlan plan, Path metadata) {
        this.bake = bake;
        this.request = request;
        this.file = file;
        this.json = json;
        this.plan = plan;
        this.metadata = metadata;
    }

    /** Asks {@code bake} what the files mean, and writes the last one. */
    public static BakeRun of(Bake bake, BakeSettings settings, List<BakeAddition> additions) throws IOException {
        BakeRequest committed = settings.committed(additions);
        BakePlan before = BakePlan.parse(bake.print(committed));
        RemoteInputs remote = settings.remoteInputs();
        Overrides all = new Overrides(before);
        remote.check(before, all);
        additions.forEach(addition -> addition.addTo(all, before));
        Path file = settings.work().resolve("bake.json");
        BakeRequest request = committed.with(file);
        BakePlan plan = whole(bake, request, all, file);
        if (remote.check(plan, all)) { // what overrides name is no better known than what bake files name
            plan = whole(bake, request, all, file);
        }
        return new BakeRun(
                bake, request, file, all.asJson(), plan, settings.work().resolve("bake-metadata.json"));
    }

    private static BakePlan whole(Bake bake, BakeRequest request, Overrides all, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, all.asJson(), StandardCharsets.UTF_8);
        return BakePlan.parse(bake.print(request));
    }

    /** What is built. */
    public BakePlan plan() {
        return plan;
    }

    /** The bake file that was written. */
    public Path file() {
        return file;
    }

    /** Its lines. */
    public List<String> lines() {
        return json.lines().toList();
    }

    /** The command, for people. */
    public List<String> command() {
        return bake.describe(request, metadata);
    }

    /** Builds; each step is told to {@code line} as it ends. */
    public Bake.Result run(Consumer<String> line) throws IOException {
        return bake.run(request, plan.platforms(), metadata, line);
    }
}
