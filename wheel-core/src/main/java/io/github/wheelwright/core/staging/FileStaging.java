package io.github.wheelwright.core.staging;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.ResumableSha256;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.bytes.Sha256State;
import io.github.wheelwright.core.metadata.CoreMetadata;
import io.github.wheelwright.core.wheel.Finding;
import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.core.wheel.WheelEdit;
import io.github.wheelwright.core.wheel.WheelEditor;
import io.github.wheelwright.core.wheel.WheelRewrite;
import io.github.wheelwright.core.wheel.WheelVerifier;
import io.github.wheelwright.core.wheelset.EditChoice;
import io.github.wheelwright.core.zip.SplicePlan;
import io.github.wheelwright.core.zip.ZipEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Stages wheels that are files: every byte is read. */
final class FileStaging {
    private final EditChoice choice;
    private final boolean keepStates;

    FileStaging(EditChoice choice, boolean keepStates) {
        this.choice = choice;
        this.keepStates = keepStates;
    }

    /** A wheel that is not as it says of itself. */
    static final class FaultyException extends WheelException {
        private static final long serialVersionUID = 1L;

        private final transient List<Finding> faults;

        private FaultyException(List<Finding> faults) {
            super(String.valueOf(faults.get(0)));
            this.faults = faults;
        }

        List<Finding> faults() {
            return faults;
        }
    }

    /** How often each byte is read: to verify the members, for the digest of the whole, and for its state. */
    int passes() {
        return keepStates ? 3 : 2;
    }

    boolean keepsStates() {
        return keepStates;
    }

    StagedWheel stage(WheelSource.InFile file, Progress.Task task) throws IOException {
        try (Wheel wheel = Wheel.open(file.path())) {
            verify(wheel, task);
            List<WheelEdit> edits = choice.edits(wheel.filename());
            WheelRewrite rewrite = WheelEditor.plan(wheel, edits);
            Digests digests = digests(wheel, rewrite.plan(), keepStates, task);
            return StagedWheel.of(
                    rewrite.filename(),
                    digests.sha256(),
                    rewrite.plan().length(),
                    metadata(wheel, rewrite, rewrite.plan().over(wheel.source())),
                    file.toString(),
                    Optional.of(new EditedFile(file.path(), edits, digests.state())),
                    Optional.empty());
        }
    }

    /** Compares all members with what the wheel says of them. */
    static void verify(Wheel wheel, Progress.Task task) throws IOException {
        List<Finding> faults = WheelVerifier.verify(wheel, inBytesOf(wheel, task)).stream()
                .filter(Finding::isError)
                .toList();
        if (!faults.isEmpty()) {
            throw new FaultyException(faults);
        }
    }

    /** METADATA of the wheel after the edit, whose bytes are {@code result}. */
    static CoreMetadata metadata(Wheel wheel, WheelRewrite rewrite, ByteSource result) throws IOException {
        if (rewrite.plan().isIdentity(wheel.source())) {
            return wheel.metadata();
        }
        try (Wheel edited = Wheel.open(result, rewrite.filename().toString())) {
            return edited.metadata();
        }
    }

    /** Digest of an edited wheel, and its state where further edits will begin. */
    record Digests(Sha256 sha256, Optional<Sha256State> state) {}

    static Digests digests(Wheel wheel, SplicePlan plan, boolean keepState, Progress.Task task) throws IOException {
        ByteSource result = plan.over(new MeteredSource(wheel.source(), task::advance));
        if (!keepState) {
            return new Digests(Sha256.of(result), Optional.empty());
        }
        long offset = Sha256State.floor(Math.min(wheel.distInfoOffset(), plan.unchangedStart()));
        CompletableFuture<Sha256State> state = CompletableFuture.supplyAsync(() -> state(offset, wheel.source(), task));
        Sha256 digest = Sha256.of(result);
        try {
            Optional<Sha256State> taken = Optional.of(state.join());
            task.advance(wheel.source().length() - offset);
            return new Digests(digest, taken);
        } catch (CompletionException e) {
            throw e.getCause() instanceof UncheckedIOException io ? io.getCause() : new IOException(e.getCause());
        }
    }

    private static Sha256State state(long offset, ByteSource source, Progress.Task task) {
        try {
            return ResumableSha256.stateAt(offset, source, task::advance);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    /** The bytes of a file after edits; planned again, because the plans of a whole release would fill the memory. */
    private record EditedFile(Path file, List<WheelEdit> edits, Optional<Sha256State> digestState)
            implements StagedWheel.Content {
        @Override
        public ByteSource open() throws IOException {
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
    }
}
