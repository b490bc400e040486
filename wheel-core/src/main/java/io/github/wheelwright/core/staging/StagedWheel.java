package io.github.wheelwright.core.staging;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.bytes.Sha256State;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProvenanceLink;
import io.github.wheelwright.core.metadata.CoreMetadata;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.provenance.Provenance;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * A wheel that is ready to be published: checked, and as its readers will get it.
 *
 * @param filename its name in the index
 * @param sha256 digest of its bytes
 * @param size in bytes
 * @param metadata the bytes of its METADATA, which the {@code .metadata} file repeats (PEP 658)
 * @param name the project as its METADATA spells it
 * @param requiresPython {@code Requires-Python} of its METADATA
 * @param dependencies projects that its METADATA requires, under any marker and extra
 * @param required those of them that it requires without an extra
 * @param origin what it was made from, for people: a path or an address
 * @param content its bytes, or empty where the store has them already
 * @param stored where it is in the store, where that has it already
 * @param provenance what is attested of it (PEP 740)
 */
public record StagedWheel(
        WheelFilename filename,
        Sha256 sha256,
        long size,
        byte[] metadata,
        ProjectName name,
        Optional<String> requiresPython,
        Set<ProjectName> dependencies,
        Set<ProjectName> required,
        String origin,
        Optional<Content> content,
        Optional<Stored> stored,
        Optional<Provenance> provenance) {

    /** A wheel with this METADATA. */
    public static StagedWheel of(
            WheelFilename filename,
            Sha256 sha256,
            long size,
            CoreMetadata metadata,
            String origin,
            Optional<Content> content,
            Optional<Stored> stored) {
        Dependencies dependencies = Dependencies.of(metadata);
        return new StagedWheel(
                filename,
                sha256,
                size,
                metadata.bytes(),
                metadata.name(),
                metadata.requiresPython(),
                dependencies.all(),
                dependencies.required(),
                origin,
                content,
                stored,
                Optional.empty());
    }

    /**
     * A wheel's place in a store.
     *
     * @param key its key
     * @param time when the store got it
     */
    public record Stored(String key, Instant time) {}

    /** The bytes of a staged wheel, spliced from its origin while they are read. */
    @FunctionalInterface
    public interface Content {
        /** A new source, which the caller closes. */
        ByteSource open() throws IOException;

        /** State of the wheel's digest, where one was taken. */
        default Optional<Sha256State> digestState() {
            return Optional.empty();
        }

        /**
         * Writes the wheel to {@code key} if nothing is there, and tells whether it did.
         *
         * @param progress is told how many more bytes are done
         */
        default boolean put(ObjectStore store, String key, StagedWheel wheel, LongConsumer progress)
                throws IOException {
            try (ByteSource bytes = open()) {
                ObjectBody body = new ObjectBody(
                        new MeteredSource(bytes, progress),
                        wheel.sha256(),
                        FileUploader.WHEEL_TYPE,
                        ObjectBody.IMMUTABLE,
                        digestState());
                return store.put(key, body, Condition.ABSENT).isPresent();
            }
        }
    }

    /** The wheel, of which this is attested too. */
    public StagedWheel attested(Provenance more) {
        return new StagedWheel(
                filename,
                sha256,
                size,
                metadata,
                name,
                requiresPython,
                dependencies,
                required,
                origin,
                content,
                stored,
                Optional.of(provenance.map(known -> known.and(more)).orElse(more)));
    }

    /** What it requires, under any marker and extra. */
    public List<Requirement> requirements() {
        return Dependencies.requirements(CoreMetadata.parse(metadata, origin));
    }

    /** The project. */
    public ProjectName project() {
        return filename.name();
    }

    /**
     * As an index shows it that keeps it at {@code key}, taken up {@code now} unless it is there already; {@code link} is how its pages
     * name provenance objects.
     */
    public IndexFile at(String key, Instant now, ProvenanceLink link) {
        return new IndexFile(
                key,
                sha256,
                size,
                stored.map(Stored::time).orElse(now).truncatedTo(ChronoUnit.SECONDS),
                requiresPython,
                Optional.of(Sha256.of(metadata)),
                name.display().equals(name.normalized()),
                Optional.empty(),
                provenance.map(attested -> link));
    }
}
