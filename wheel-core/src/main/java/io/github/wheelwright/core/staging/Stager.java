package io.github.wheelwright.core.staging;

import io.github.wheelwright.core.RejectedException;
import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.wheelset.EditChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes wheels ready to be published: checks each, edits it, and takes the digest of what its readers will get. */
public final class Stager {
    private final FileStaging files;
    private final ObjectStaging objects;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, StagedWheel> staged = new LinkedHashMap<>();

    private Stager(EditChoice choice, boolean keepStates) {
        this.files = new FileStaging(choice, keepStates);
        this.objects = new ObjectStaging(choice, files);
    }

    /** Stages files, giving wheels tagged {@code linux_*} the platform tag. */
    public static List<StagedWheel> stage(List<Path> files, Optional<LinuxPlatformTag> platformTag, Progress progress)
            throws IOException {
        List<WheelSource> sources = new ArrayList<>();
        files.forEach(file -> sources.add(new WheelSource.InFile(file)));
        return stage(sources, wheel -> platformTag.map(tag -> tag.edits(wheel)).orElse(List.of()), false, progress);
    }

    /**
     * Stages all of {@code sources} with the edits that {@code choice} wants of each. Nothing is written: an edited wheel is
     * spliced while it is uploaded, or within its store.
     *
     * @param keepStates whether states of the digests are taken, for stores in which the wheels may be edited later
     * @throws RejectedException with the problems of all wheels, if there are any
     */
    public static List<StagedWheel> stage(
            List<WheelSource> sources, EditChoice choice, boolean keepStates, Progress progress) throws IOException {
        Stager stager = new Stager(choice, keepStates);
        long total = 0;
        for (WheelSource source : sources) {
            total += stager.bytes(source);
        }
        try (Progress.Task task = progress.start("checking", total)) {
            for (WheelSource source : sources) {
                stager.stage(source, task);
            }
        }
        if (!stager.problems.isEmpty()) {
            throw new RejectedException(
                    "not published, because of " + stager.problems.size() + " problem"
                            + (stager.problems.size() == 1 ? "" : "s") + " (nothing has been written):",
                    stager.problems,
                    "build these wheels again, or leave them out");
        }
        return List.copyOf(stager.staged.values());
    }

    private long bytes(WheelSource source) throws IOException {
        return source instanceof WheelSource.InFile file
                ? files.passes() * Files.size(file.path())
                : ((WheelSource.InStore) source).object().size();
    }

    private void stage(WheelSource source, Progress.Task task) throws IOException {
        try {
            StagedWheel wheel = source instanceof WheelSource.InFile file
                    ? Attestations.of(file.path(), files.stage(file, task))
                    : objects.stage((WheelSource.InStore) source, task);
            add(source, wheel);
        } catch (FileStaging.FaultyException e) {
            e.faults().forEach(fault -> problems.add("  " + source + ": " + fault));
        } catch (WheelException e) {
            problems.add("  " + mentioning(source, e).replace("\n", "\n  ")
                    + e.remedy()
                            .map(remedy -> "\n      perhaps you should " + remedy)
                            .orElse(""));
        }
    }

    private void add(WheelSource source, StagedWheel wheel) {
        String name = wheel.filename().toString();
        StagedWheel other = staged.putIfAbsent(name, wheel);
        if (other != null && !other.sha256().equals(wheel.sha256())) {
            problems.add("  two different files would be published as " + name + ":\n      " + other.origin() + " ("
                    + other.sha256() + ")\n      " + source + " (" + wheel.sha256() + ")");
        }
    }

    private static String mentioning(WheelSource source, WheelException e) {
        String message = e.getMessage();
        return message.contains(source.toString()) ? message : source + ": " + message;
    }
}
