package io.github.wheelwright.core.index;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.filename.WheelFilename;
import java.time.Instant;
import java.util.Optional;

/**
 * One file as a project page shows it.
 *
 * @param key where the file is in its store; a page's link to it is relative, so the tree can be moved
 * @param sha256 digest of the file
 * @param size in bytes (PEP 700)
 * @param uploadTime when this index took it up, in whole microseconds at most (PEP 700)
 * @param requiresPython {@code Requires-Python} as METADATA spells it
 * @param coreMetadata digest of the {@code .metadata} file beside it (PEP 658, 714)
 * @param distInfoMetadata whether METADATA is offered under that older name too, to pip 22.3 to 23.1: these then refuse a wheel
 *     whose METADATA spells the project otherwise than the requirement, which is sure to happen where it is not in normal form
 * @param yanked the reason, possibly empty, where somebody has yanked the file (PEP 592)
 * @param provenance that a provenance object lies beside it (PEP 740)
 * @param departure where it is, or was, listed only for those who have read of it before
 */
public record IndexFile(
        String key,
        Sha256 sha256,
        long size,
        Instant uploadTime,
        Optional<String> requiresPython,
        Optional<Sha256> coreMetadata,
        boolean distInfoMetadata,
        Optional<String> yanked,
        Optional<ProvenanceLink> provenance,
        Optional<Departure> departure) {

    /** A file that is not on its way off the page. */
    public IndexFile(
            String key,
            Sha256 sha256,
            long size,
            Instant uploadTime,
            Optional<String> requiresPython,
            Optional<Sha256> coreMetadata,
            boolean distInfoMetadata,
            Optional<String> yanked,
            Optional<ProvenanceLink> provenance) {
        this(
                key,
                sha256,
                size,
                uploadTime,
                requiresPython,
                coreMetadata,
                distInfoMetadata,
                yanked,
                provenance,
                Optional.empty());
    }

    /** The file, on its way off the page, or not. */
    public IndexFile with(Optional<Departure> other) {
        return copy(key, coreMetadata, yanked, provenance, other);
    }

    /** Whether the index shows it no longer, and lists it only for those who have read of it before. */
    public boolean isDeparting() {
        return departure.isPresent() && !departure.get().shown();
    }

    /** The file, shown. */
    public IndexFile staying() {
        return isDeparting() ? with(Optional.of(Departure.MARK)) : this;
    }

    /** What installers are told: the reason, possibly empty, why they should take the file only where it is pinned exactly. */
    public Optional<String> offeredYank() {
        return yanked.or(() -> departure.flatMap(Departure::reason));
    }

    /** The file, with a provenance object beside it. */
    public IndexFile withProvenance(ProvenanceLink link) {
        return copy(key, coreMetadata, yanked, Optional.of(link), departure);
    }

    /** The file, with the provenance object too that {@code same}, which is the same file, knows of. */
    public IndexFile withProvenanceOf(IndexFile same) {
        return same.provenance
                .map(link -> withProvenance(provenance.map(own -> own.or(link)).orElse(link)))
                .orElse(this);
    }

    /** The file, yanked for this reason, or not yanked (PEP 592). */
    public IndexFile withYank(Optional<String> reason) {
        return copy(key, coreMetadata, reason, provenance, departure);
    }

    /** The file, whose {@code .metadata} file has this digest. */
    public IndexFile withMetadata(Sha256 digest) {
        return copy(key, Optional.of(digest), yanked, provenance, departure);
    }

    /** The file, standing under another key. */
    public IndexFile at(String other) {
        return copy(other, coreMetadata, yanked, provenance, departure);
    }

    /** The last segment of the key. */
    public String filename() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /** The filename, read. */
    public WheelFilename wheel() {
        return WheelFilename.parse(filename());
    }

    /** Key of the {@code .metadata} file that belongs to the file {@code key} (PEP 658). */
    public static String metadataKey(String key) {
        return key + ".metadata";
    }

    /** The file, with what may change of it. */
    private IndexFile copy(
            String at,
            Optional<Sha256> metadata,
            Optional<String> yank,
            Optional<ProvenanceLink> attested,
            Optional<Departure> departs) {
        return new IndexFile(
                at, sha256, size, uploadTime, requiresPython, metadata, distInfoMetadata, yank, attested, departs);
    }
}
