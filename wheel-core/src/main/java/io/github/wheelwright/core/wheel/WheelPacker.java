package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.metadata.CoreMetadata;
import io.github.wheelwright.core.metadata.RecordFile;
import io.github.wheelwright.core.metadata.RecordRow;
import io.github.wheelwright.core.metadata.WheelMetadata;
import io.github.wheelwright.core.wheel.InvalidWheelException.Fault;
import io.github.wheelwright.core.zip.MemberTime;
import io.github.wheelwright.core.zip.NewMember;
import io.github.wheelwright.core.zip.ZipWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Makes a wheel of a folder that holds what is to be installed and one {@code .dist-info} folder with METADATA and WHEEL
 * (PEP 427). RECORD is generated; the same content gives the same bytes, whatever its times and owners.
 */
public final class WheelPacker {
    private final Path folder;
    private final DistInfo distInfo;
    private final MemberTime time;

    private WheelPacker(Path folder, DistInfo distInfo, MemberTime time) {
        this.folder = folder;
        this.distInfo = distInfo;
        this.time = time;
    }

    /** As {@link #pack(Path, Path, MemberTime)}, at the fixed time. */
    public static PackedWheel pack(Path folder, Path outputFolder) throws IOException {
        return pack(folder, outputFolder, MemberTime.FIXED);
    }

    /**
     * Packs {@code folder} into a file in {@code outputFolder}, which is made if need be. The file is named after name and
     * version in METADATA and the tags and build tag in WHEEL; one with that name is replaced.
     *
     * @throws InvalidWheelException if the folder is not laid out as a wheel
     * @throws io.github.wheelwright.core.WheelException if METADATA or WHEEL is invalid, or a name cannot be in a wheel
     */
    public static PackedWheel pack(Path folder, Path outputFolder, MemberTime time) throws IOException {
        WheelFolder content = WheelFolder.list(folder);
        return of(folder, content, time).pack(content.files(), outputFolder);
    }

    /** The folders that hold a {@code .dist-info}: {@code folder} itself, else those right below it; sorted, perhaps none. */
    public static List<Path> trees(Path folder) throws IOException {
        if (!Files.isDirectory(folder) || hasDistInfo(folder)) {
            return List.of(folder);
        }
        List<Path> trees = new ArrayList<>();
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child :
                    (Iterable<Path>) children.filter(Files::isDirectory).sorted()::iterator) {
                if (hasDistInfo(child)) {
                    trees.add(child);
                }
            }
        }
        return trees;
    }

    private static boolean hasDistInfo(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.anyMatch(child -> DistInfo.isDistInfo(String.valueOf(child.getFileName())));
        }
    }

    /** The name that a wheel packed from {@code folder} would have; with the exceptions of {@link #pack(Path, Path)}. */
    public static WheelFilename filename(Path folder) throws IOException {
        return of(folder, WheelFolder.list(folder), MemberTime.FIXED).checkedFilename();
    }

    private static WheelPacker of(Path folder, WheelFolder content, MemberTime time) {
        return new WheelPacker(folder, DistInfo.single(content.distInfoFolders(), folder.toString()), time);
    }

    private WheelFilename checkedFilename() throws IOException {
        WheelFilename filename = filename();
        if (!distInfo.belongsTo(filename)) {
            throw new InvalidWheelException(
                    Fault.DIST_INFO_MISMATCH,
                    folder + ": METADATA says " + filename.stem() + ", and the folder is " + distInfo.folder(),
                    "rename the folder to " + filename.stem() + ".dist-info");
        }
        return filename;
    }

    private PackedWheel pack(List<String> files, Path outputFolder) throws IOException {
        WheelFilename filename = checkedFilename();
        Files.createDirectories(outputFolder);
        Path target = outputFolder.resolve(filename.toString());
        try (ZipWriter zip = ZipWriter.create(target, time)) {
            List<RecordRow> rows = new ArrayList<>();
            for (String name : inOrder(files)) {
                Path file = folder.resolve(name);
                try (ByteSource content = ByteSource.of(file)) {
                    rows.add(RecordRow.of(name, zip.add(name, content, mode(file)), content.length()));
                }
            }
            rows.add(RecordRow.unhashed(distInfo.record()));
            byte[] record = RecordFile.of(rows, distInfo.record()).bytes();
            zip.add(distInfo.record(), ByteSource.of(record, distInfo.record()), NewMember.FILE);
            Sha256 digest = zip.finish();
            return new PackedWheel(target, filename, digest);
        }
    }

    private static int mode(Path file) throws IOException {
        boolean executable = Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
        return executable ? NewMember.EXECUTABLE : NewMember.FILE;
    }

    private WheelFilename filename() throws IOException {
        String where = folder.resolve(distInfo.folder()).toString();
        CoreMetadata metadata = CoreMetadata.parse(required("METADATA", Fault.METADATA_MISSING), where + "/METADATA");
        WheelMetadata wheel = WheelMetadata.parse(required("WHEEL", Fault.WHEEL_MISSING), where + "/WHEEL");
        String build = wheel.build().map(tag -> "-" + tag).orElse("");
        return WheelFilename.parse(metadata.name().escaped() + "-" + metadata.version() + build + "-"
                + CompressedTags.of(wheel, where + "/WHEEL") + ".whl");
    }

    private byte[] required(String file, Fault fault) throws IOException {
        Path path = folder.resolve(distInfo.path(file));
        if (!Files.isRegularFile(path)) {
            throw new InvalidWheelException(
                    fault, path + " is missing", "write it; name, version and tags of the wheel are taken from it");
        }
        return Files.readAllBytes(path);
    }

    /** By name, with the {@code .dist-info} folder last, as PEP 427 recommends; without what is generated or void. */
    private List<String> inOrder(List<String> files) {
        Set<String> generated = new HashSet<>(distInfo.signatures());
        generated.add(distInfo.record());
        List<String> order = new ArrayList<>();
        Set<String> last = new TreeSet<>();
        for (String name : files) {
            if (generated.contains(name)) {
                continue;
            }
            if (name.startsWith(distInfo.folder() + "/")) {
                last.add(name);
            } else {
                order.add(name);
            }
        }
        order.addAll(last);
        return order;
    }
}
