package io.github.wheelwright.core.zip;

/** What a central directory record may say of a member; and of all members of an archive together. */
final class MemberRules {
    /** Encryption, strong encryption, masked headers. */
    private static final int ENCRYPTED_FLAGS = 1 | 1 << 6 | 1 << 13;

    /** Deflate level hints, data descriptor, UTF-8. */
    private static final int KNOWN_FLAGS = 1 << 1 | 1 << 2 | Zip.DESCRIPTOR_FLAG | Zip.UTF8_FLAG;

    /** Best that deflate can do: 258 bytes for two bits. */
    private static final int DEFLATE_RATIO = 1032;

    private static final int HIGHEST_VERSION = 63;

    private static final int TYPE_MASK = 0170000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;

    /** Deeper than any real tree; what a name costs to check grows with it. */
    private static final int MOST_SEGMENTS = 100;

    private final ZipLimits limits;
    private final Faults faults;
    private final NameTable names = new NameTable();
    private long totalSize;

    MemberRules(ZipLimits limits, Faults faults) {
        this.limits = limits;
        this.faults = faults;
    }

    /** The name, which all readers have to decode alike. */
    String name(long at, CentralRecord record) {
        boolean utf8 = (record.flags() & Zip.UTF8_FLAG) != 0;
        return MemberName.decode(record.name(), utf8)
                .orElseThrow(() -> faults.in(
                        MemberName.lossy(record.name()),
                        at,
                        ZipFault.NAME_ENCODING,
                        utf8
                                ? "the name is said to be UTF-8 and is not"
                                : "the name is not ASCII, and is not said to be UTF-8"));
    }

    /** Checks the record of a member at byte {@code at}, which no other has checked before; its method is the result. */
    ZipEntry.Method check(String name, long at, CentralRecord record) {
        ZipEntry.Method method = features(name, at, record);
        checkName(name, at, record);
        checkSizes(name, at, record, method);
        return method;
    }

    /** What only shows when all members are known; {@code at} is where the directory begins. */
    void checkTogether(long at) {
        names.fileAsFolder().ifPresent(clash -> {
            throw faults.in(clash.name(), at, clash.fault(), clash.problem());
        });
    }

    private ZipEntry.Method features(String name, long at, CentralRecord record) {
        if ((record.flags() & ENCRYPTED_FLAGS) != 0) {
            throw faults.in(name, at, ZipFault.ENCRYPTED, "the member is encrypted");
        }
        if ((record.flags() & ~KNOWN_FLAGS) != 0) {
            throw faults.in(
                    name,
                    at,
                    ZipFault.UNSUPPORTED_FEATURE,
                    String.format(
                            "flags 0x%04x, of which 0x%04x are reserved",
                            record.flags(), record.flags() & ~KNOWN_FLAGS));
        }
        if (record.versionNeeded() > HIGHEST_VERSION) {
            throw faults.in(
                    name,
                    at,
                    ZipFault.UNSUPPORTED_FEATURE,
                    "the member needs version " + record.versionNeeded() + " of the zip format");
        }
        if (Comments.hideArchive(record.comment())) {
            throw faults.in(
                    name, at, ZipFault.COMMENT_HIDES_ARCHIVE, "the comment contains the signature of a zip record");
        }
        return switch (record.method()) {
            case 0 -> ZipEntry.Method.STORED;
            case 8 -> ZipEntry.Method.DEFLATED;
            default ->
                throw faults.in(
                        name,
                        at,
                        ZipFault.UNSUPPORTED_METHOD,
                        "compression " + methodName(record.method())
                                + "; wheels may only hold stored and deflated members");
        };
    }

    private static String methodName(int method) {
        return switch (method) {
            case 9 -> "deflate64 (9)";
            case 12 -> "bzip2 (12)";
            case 14 -> "LZMA (14)";
            case 93 -> "zstd (93)";
            case 95 -> "xz (95)";
            default -> "method " + method;
        };
    }

    private void checkName(String name, long at, CentralRecord record) {
        MemberName.problem(name).ifPresent(problem -> {
            throw faults.in(name, at, ZipFault.UNSAFE_NAME, problem);
        });
        if (isDeep(name)) {
            throw faults.in(name, at, ZipFault.LIMIT_EXCEEDED, "more than " + MOST_SEGMENTS + " folders in each other");
        }
        names.add(name).ifPresent(clash -> {
            throw faults.in(name, at, clash.fault(), clash.problem());
        });
        int type = record.unixMode() & TYPE_MASK;
        boolean folder = name.endsWith("/");
        if (type != 0 && type != REGULAR && type != FOLDER) {
            throw faults.in(
                    name,
                    at,
                    ZipFault.SPECIAL_FILE,
                    String.format("neither a file nor a folder but a special file (mode 0%o)", record.unixMode()));
        }
        if (type != 0 && (type == FOLDER) != folder) {
            throw faults.in(
                    name,
                    at,
                    ZipFault.SPECIAL_FILE,
                    String.format(
                            "the name is that of a %s, the mode 0%o is not",
                            folder ? "folder" : "file", record.unixMode()));
        }
        if (folder && (record.size() != 0 || record.compressedSize() > 2)) {
            throw faults.in(name, at, ZipFault.FOLDER_WITH_DATA, "a folder with content");
        }
    }

    private static boolean isDeep(String name) {
        int segments = 0;
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            segments++;
        }
        return segments > MOST_SEGMENTS;
    }

    private void checkSizes(String name, long at, CentralRecord record, ZipEntry.Method method) {
        long size = record.size();
        long compressed = record.compressedSize();
        boolean possible = method == ZipEntry.Method.STORED
                ? size == compressed
                : compressed > 0 && size / DEFLATE_RATIO <= compressed;
        if (!possible) {
            throw faults.in(
                    name,
                    at,
                    ZipFault.SIZE_DISAGREES,
                    compressed + " bytes " + method + " cannot be " + size + " bytes of content");
        }
        totalSize += size;
        if (size > limits.memberSize() || totalSize > limits.totalSize() || totalSize < 0) {
            throw faults.in(
                    name,
                    at,
                    ZipFault.LIMIT_EXCEEDED,
                    size + " bytes of content, " + totalSize + " in all so far; the limits are " + limits.memberSize()
                            + " and " + limits.totalSize());
        }
    }
}
