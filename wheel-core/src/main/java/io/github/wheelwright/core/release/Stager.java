package io.github.wheelwright.core.release;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.wheel.Finding;
import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.core.wheel.WheelEdit;
import io.github.wheelwright.core.wheel.WheelEditor;
import io.github.wheelwright.core.wheel.WheelRewrite;
import io.github.wheelwright.core.wheel.WheelVerifier;
import io.github.wheelwright.core.zip.ZipEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Makes wheels ready to be published: checks each, tags it, and takes the digest of what its readers will get. */
public final class Stager {
    private final Optional<LinuxPlatformTag> platformTag;
    private final Progress progress;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, StagedWheel> staged = new LinkedHashMap<>();

    private Stager(Optional<LinuxPlatformTag> platformTag, Progress progress) {
        this.platformTag = platformTag;
        this.progress = progress;
    }

    /**
     * Stages all of {@code files}, giving wheels tagged {@code linux_*} the platform tag. Nothing is written: an edited wheel is
     * spliced while it is uploaded.
     *
     * @throws RejectedException with the problems of all wheels, if there are any
     */
    public static List<StagedWheel> stage(List<Path> files, Optional<LinuxPlatformTag> platformTag, Progress progress)
            throws IOException {
        Stager stager = new Stager(platformTag, progress);
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
        }
        // Each byte is read twice: once to verify the members, once for the digest of the whole.
        try (Progress.Task task = progress.start("checking", 2 * total)) {
            for (Path file : files) {
                stager.stage(file, task);
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

    private void stage(Path file, Progress.Task task) throws IOException {
        try (Wheel wheel = Wheel.open(file)) {
            List<Finding> errors = WheelVerifier.verify(wheel, inBytesOf(wheel, task)).stream()
                    .filter(Finding::isError)
                    .toList();
            errors.forEach(finding -> problems.add("  " + file + ": " + finding));
            if (errors.isEmpty()) {
                add(file, rewritten(file, wheel, task));
            }
        } catch (WheelException e) {
            problems.add("  " + mentioning(file, e).replace("\n", "\n  ")
                    + e.remedy()
                            .map(remedy -> "\n      perhaps you should " + remedy)
                            .orElse(""));
        }
    }

    /** The verifier counts content so far; the task wants to hear of further bytes of the file. */
    private static LongConsumer inBytesOf(Wheel wheel, Progress.Task task) {
        double content = wheel.entries().stream().mapToLong(ZipEntry::size).sum();
        long length = wheel.source().length();
        AtomicLong told = new AtomicLong();
        return done -> {
            long read = content == 0 ? 0 : Math.round(done / content * length);
            task.advance(read - told.getAndSet(read));
        };
    }

    private StagedWheel rewritten(Path file, Wheel wheel, Progress.Task task) throws IOException {
        List<WheelEdit> edits = edits(wheel.filename());
        WheelRewrite rewrite = WheelEditor.plan(wheel, edits);
        Sha256 digest = rewrite.plan().digest(new MeteredSource(wheel.source(), task::advance));
        return StagedWheel.of(
                rewrite.filename(),
                digest,
                rewrite.plan().length(),
                wheel.metadata(),
                file.toString(),
                Optional.of(() -> edited(file, edits)),
                Optional.empty());
    }

    /** The wheel's bytes after the edits; planned again, because the plans of a whole release would fill the memory. */
    private static ByteSource edited(Path file, List<WheelEdit> edits) throws IOException {
        ByteSource source = ByteSource.of(file);
        if (edits.isEmpty()) {
            return source;
        }
        Wheel wheel = Wheel.open(source, String.valueOf(file.getFileName()));
        try {
            return WheelEditor.plan(wheel, edits).plan().over(source).owning(wheel::close);
        } catch (IOException | WheelException e) {
            wheel.close();
            throw e;
        }
    }

    private List<WheelEdit> edits(WheelFilename filename) {
        return platformTag.map(tag -> tag.edits(filename)).orElse(List.of());
    }

    private void add(Path file, StagedWheel wheel) {
        String name = wheel.filename().toString();
        StagedWheel other = staged.putIfAbsent(name, wheel);
        if (other != null && !other.sha256().equals(wheel.sha256())) {
            problems.add("  two different files would be published as " + name + ":\n      " + other.origin() + " ("
                    + other.sha256() + ")\n      " + file + " (" + wheel.sha256() + ")");
        }
    }

    private static String mentioning(Path file, WheelException e) {
        String message = e.getMessage();
        return message.contains(file.toString()) ? message : file + ": " + message;
    }
}
