package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.metadata.CoreMetadata;
import io.github.wheelwright.core.metadata.RecordFile;
import io.github.wheelwright.core.metadata.WheelMetadata;
import io.github.wheelwright.core.wheel.InvalidWheelException.Fault;
import io.github.wheelwright.core.zip.ZipArchive;
import io.github.wheelwright.core.zip.ZipEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open wheel: an archive with one {@code .dist-info} folder, which belongs to the filename and holds METADATA, WHEEL and
 * RECORD (PEP 427). Safe for use by several threads.
 *
 * <p>Content is not verified on opening; see {@link WheelVerifier}.
 *
 * <pre>{@code
 * try (Wheel wheel = Wheel.open(Path.of("torch-2.9.1-cp312-cp312-linux_x86_64.whl"))) {
 *     wheel.metadata().requiresDist();
 * }
 * }</pre>
 */
public final class Wheel implements AutoCloseable {
    private static final int LARGEST_TEXT = 64 << 20;
    private static final int LARGEST_RECORD = 512 << 20;

    private final ZipArchive archive;
    private final WheelFilename filename;
    private final DistInfo distInfo;
    private final byte[] metadataBytes;
    private final byte[] wheelBytes;
    private @Nullable RecordFile record;

    private Wheel(ZipArchive archive, WheelFilename filename) throws IOException {
        this.archive = archive;
        this.filename = filename;
        this.distInfo = DistInfo.find(archive, filename);
        required("RECORD", Fault.RECORD_MISSING);
        this.metadataBytes = archive.read(required("METADATA", Fault.METADATA_MISSING), LARGEST_TEXT);
        this.wheelBytes = archive.read(required("WHEEL", Fault.WHEEL_MISSING), LARGEST_TEXT);
    }

    /**
     * Opens a file, and checks all local headers of the archive.
     *
     * @throws io.github.wheelwright.core.filename.InvalidWheelFilenameException if its name is not that of a wheel
     * @throws io.github.wheelwright.core.zip.ZipFormatException if it is not an archive, or an ambiguous one
     * @throws InvalidWheelException if the archive is not a wheel, or that of another distribution than its name says
     */
    public static Wheel open(Path file) throws IOException {
        WheelFilename filename = WheelFilename.parse(String.valueOf(file.getFileName()));
        Wheel wheel = open(ByteSource.of(file), filename);
        boolean checked = false;
        try {
            wheel.archive.checkLocalHeaders();
            checked = true;
            return wheel;
        } finally {
            if (!checked) {
                wheel.close();
            }
        }
    }

    /**
     * Opens a wheel that may be remote: a few ranges are read. Local headers are checked as members are read. The wheel owns
     * {@code source} from now on: {@link #close()} closes it, and so does a failure to open.
     */
    public static Wheel open(ByteSource source, String filename) throws IOException {
        return open(source, WheelFilename.parse(filename));
    }

    private static Wheel open(ByteSource source, WheelFilename filename) throws IOException {
        ZipArchive archive = ZipArchive.open(source);
        boolean opened = false;
        try {
            Wheel wheel = new Wheel(archive, filename);
            opened = true;
            return wheel;
        } finally {
            if (!opened) {
                archive.close();
            }
        }
    }

    private ZipEntry required(String file, Fault fault) {
        return archive.entry(distInfo.path(file))
                .orElseThrow(() -> new InvalidWheelException(
                        fault,
                        archive.source().description() + ": " + distInfo.path(file) + " is missing",
                        "build the wheel again; no installer accepts it without this file"));
    }

    /** The name that the wheel was opened under. */
    public WheelFilename filename() {
        return filename;
    }

    /**
     * METADATA, parsed.
     *
     * @throws io.github.wheelwright.core.metadata.InvalidMetadataException if it lacks what every reader needs
     */
    public CoreMetadata metadata() {
        return CoreMetadata.parse(metadataBytes, distInfo.path("METADATA"));
    }

    /** METADATA as it is, which is what a {@code .metadata} file beside the wheel has to hold (PEP 658). */
    public byte[] metadataBytes() {
        return metadataBytes.clone();
    }

    /**
     * WHEEL, parsed.
     *
     * @throws io.github.wheelwright.core.metadata.InvalidMetadataException if it lacks what every reader needs
     */
    public WheelMetadata wheelMetadata() {
        return WheelMetadata.parse(wheelBytes, distInfo.path("WHEEL"));
    }

    /**
     * RECORD, parsed; read when it is first asked for.
     *
     * @throws io.github.wheelwright.core.metadata.InvalidMetadataException if it is no table of paths, hashes and sizes
     */
    public synchronized RecordFile record() throws IOException {
        RecordFile known = record;
        if (known == null) {
            ZipEntry entry = archive.entry(distInfo.record()).orElseThrow();
            try (InputStream in = archive.stream(entry, LARGEST_RECORD)) {
                known = RecordFile.read(in, distInfo.record());
            }
            record = known;
        }
        return known;
    }

    /** All members of the archive, in the order of its central directory. */
    public List<ZipEntry> entries() {
        return archive.entries();
    }

    /** The archive. */
    public ZipArchive archive() {
        return archive;
    }

    /** All bytes of the wheel. */
    public ByteSource source() {
        return archive.source();
    }

    /** Where the first member of the {@code .dist-info} folder begins: edits of nothing else leave all bytes before it. */
    public long distInfoOffset() {
        return entries().stream()
                .filter(entry -> entry.name().startsWith(distInfo.path("")))
                .mapToLong(ZipEntry::offset)
                .min()
                .orElseThrow();
    }

    DistInfo distInfo() {
        return distInfo;
    }

    /** Closes the source. */
    @Override
    public void close() throws IOException {
        archive.close();
    }
}
