package io.github.wheelwright.core.staging;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.ResumableSha256;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.bytes.Sha256State;
import io.github.wheelwright.core.bytes.TailSource;
import io.github.wheelwright.core.staging.FileStaging.Digests;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectSplice;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import io.github.wheelwright.core.store.StoredObject;
import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.core.wheel.WheelEditor;
import io.github.wheelwright.core.wheel.WheelRewrite;
import io.github.wheelwright.core.wheelset.EditChoice;
import io.github.wheelwright.core.zip.SplicePlan;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Stages wheels that are objects of a store. One that was published with a state of its digest was checked then: of it, only the
 * end is read, from where the state is. Resumed over that end, the state has to give the digest that the store vouches for, and
 * resumed over the new end it gives the digest of the edited wheel. Any other wheel is read once and checked like a file.
 */
final class ObjectStaging {
    /** More is not held in memory, so a wheel with its dist-info so far from the end is read like a file. */
    private static final int LONGEST_TAIL = 64 << 20;

    private final EditChoice choice;
    private final FileStaging files;

    ObjectStaging(EditChoice choice, FileStaging files) {
        this.choice = choice;
        this.files = files;
    }

    StagedWheel stage(WheelSource.InStore source, Progress.Task task) throws IOException {
        // a listing does not tell the digest
        StoredObject object = source.store()
                .head(source.object().key())
                .filter(found -> found.etag().equals(source.object().etag()))
                .orElseThrow(() -> StoreException.replaced(source.toString(), source.object()));
        try (ByteSource bytes = source.store().open(object)) {
            Optional<StagedWheel> byState = byState(source, object, bytes);
            task.advance(byState.isPresent() ? object.size() : 0);
            return byState.isPresent() ? byState.get() : read(source, object, bytes, task);
        }
    }

    private Optional<StagedWheel> byState(WheelSource.InStore source, StoredObject object, ByteSource bytes)
            throws IOException {
        Optional<Sha256State> state = object.digestState()
                .filter(s -> s.offset() <= object.size() && object.size() - s.offset() <= LONGEST_TAIL)
                .filter(s -> ResumableSha256.isAvailable());
        if (state.isEmpty() || object.sha256().isEmpty()) {
            return Optional.empty();
        }
        ByteSource tail = TailSource.from(state.get().offset(), bytes);
        if (!ResumableSha256.resumed(state.get(), tail).equals(object.sha256().get())) {
            return Optional.empty();
        }
        try (Wheel wheel = Wheel.open(tail, source.filename())) {
            WheelRewrite rewrite = WheelEditor.plan(wheel, choice.edits(wheel.filename()));
            SplicePlan plan = rewrite.plan();
            if (plan.unchangedStart() < state.get().offset()) {
                return Optional.empty();
            }
            TailSource result = TailSource.from(state.get().offset(), plan.over(tail));
            Digests digests = new Digests(ResumableSha256.resumed(state.get(), result), state);
            return Optional.of(staged(source, object, wheel, rewrite, result, digests));
        }
    }

    private StagedWheel read(WheelSource.InStore source, StoredObject object, ByteSource bytes, Progress.Task task)
            throws IOException {
        Path folder = Files.createTempDirectory("wheelwright");
        Path copy = folder.resolve(source.filename());
        try {
            try (FileChannel channel =
                    FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                new MeteredSource(bytes, task::advance).transferTo(0, bytes.length(), channel);
            }
            try (Wheel wheel = Wheel.open(copy)) {
                checkDigest(source, object, wheel.source());
                FileStaging.verify(wheel, amount -> {});
                WheelRewrite rewrite = WheelEditor.plan(wheel, choice.edits(wheel.filename()));
                boolean keepState = files.keepsStates();
                Digests digests = FileStaging.digests(wheel, rewrite.plan(), keepState, amount -> {});
                return staged(source, object, wheel, rewrite, rewrite.plan().over(wheel.source()), digests);
            }
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(folder);
        }
    }

    private static void checkDigest(WheelSource.InStore source, StoredObject object, ByteSource bytes)
            throws IOException {
        if (object.sha256().isPresent()
                && !Sha256.of(bytes).equals(object.sha256().get())) {
            throw new StoreException(
                    source + " does not have the digest that its store tells: "
                            + object.sha256().get(),
                    "publish that wheel again from a copy that is whole");
        }
    }

    private static StagedWheel staged(
            WheelSource.InStore source,
            StoredObject object,
            Wheel wheel,
            WheelRewrite rewrite,
            ByteSource result,
            Digests digests)
            throws IOException {
        return StagedWheel.of(
                rewrite.filename(),
                digests.sha256(),
                rewrite.plan().length(),
                FileStaging.metadata(wheel, rewrite, result),
                source.toString(),
                Optional.of(new EditedObject(source.store(), object, rewrite.plan(), digests)),
                Optional.empty());
    }

    /** An object after edits. */
    private record EditedObject(ObjectStore from, StoredObject object, SplicePlan plan, Digests digests)
            implements StagedWheel.Content {
        @Override
        public Optional<Sha256State> digestState() {
            return digests.state();
        }

        @Override
        public ByteSource open() {
            ByteSource source = from.open(object);
            return plan.over(source).owning(source);
        }

        @Override
        public boolean put(ObjectStore store, String key, StagedWheel wheel, LongConsumer progress) {
            ObjectSplice splice = new ObjectSplice(
                    from, object, plan, wheel.sha256(), FileUploader.WHEEL_TYPE, ObjectBody.IMMUTABLE, digests.state());
            boolean written = store.compose(key, splice, Condition.ABSENT).isPresent();
            progress.accept(wheel.size());
            return written;
        }
    }
}
