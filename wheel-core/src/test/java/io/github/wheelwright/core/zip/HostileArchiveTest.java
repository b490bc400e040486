package io.github.wheelwright.core.zip;

import static io.github.wheelwright.core.zip.RawMember.deflated;
import static io.github.wheelwright.core.zip.RawMember.stored;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each class of archive that readers understand differently, or that harms them, is refused with its own code. */
class HostileArchiveTest {
    private static final byte[] UNICODE_PATH_OF_ANOTHER = new RawZip.Fields()
            .u16(0x7075)
            .u16(6)
            .raw(new byte[] {1, 0, 0, 0, 0, 'x'})
            .bytes();

    static Stream<Arguments> refused() {
        return Stream.of(
                // local header against central directory
                member(
                        "another local name",
                        ZipFault.LOCAL_HEADER_DISAGREES,
                        m -> m.localName = "evil.py".getBytes(UTF_8)),
                member(
                        "longer local name",
                        ZipFault.LOCAL_HEADER_DISAGREES,
                        m -> m.localName = "longer.py".getBytes(UTF_8)),
                member("another local size", ZipFault.LOCAL_HEADER_DISAGREES, m -> m.localSize++),
                member("another local compressed size", ZipFault.LOCAL_HEADER_DISAGREES, m -> m.localCompressed++),
                member("another local CRC", ZipFault.LOCAL_HEADER_DISAGREES, m -> m.localCrc++),
                member("another local method", ZipFault.LOCAL_HEADER_DISAGREES, m -> m.localMethod = 0),
                member("another local flag", ZipFault.LOCAL_HEADER_DISAGREES, m -> m.localFlags = 2),
                member("offset into the header", ZipFault.PREFIX_DATA, m -> m.shift = 1),
                // layout
                archive("prefix", ZipFault.PREFIX_DATA, z -> z.prefix = "#!/bin/sh\n".getBytes(UTF_8)),
                archive("prefix that offsets ignore", ZipFault.PREFIX_DATA, z -> {
                    z.prefix = "#!/bin/sh\n".getBytes(UTF_8);
                    z.members.forEach(m -> m.shift = -10);
                    z.offsetShift = -10;
                }),
                archive("trailing data", ZipFault.TRAILING_DATA, z -> z.trailing = new byte[1]),
                archive(
                        "second archive behind",
                        ZipFault.PREFIX_DATA,
                        z -> z.trailing = RawZip.of(stored("evil.py", "x")).bytes()),
                archive("gap between members", ZipFault.GAP, z -> z.members.get(1).before = new byte[10]),
                archive("large gap between members", ZipFault.GAP, z -> z.members.get(1).before = new byte[70_000]),
                archive("gap before the directory", ZipFault.GAP, z -> z.beforeDirectory = new byte[10]),
                archive("gap behind the directory", ZipFault.END_RECORD_WRONG, z -> z.afterDirectory = new byte[10]),
                archive("overlapping members", ZipFault.OVERLAP, z -> z.members.get(1).shift = -3),
                archive("two members in one place", ZipFault.OVERLAP, z -> {
                    RawMember second = z.members.get(1);
                    second.shift = -(30 + "a.py".length() + z.members.get(0).data.length);
                }),
                archive("count too low", ZipFault.DIRECTORY_WRONG, z -> z.entriesShift = -1),
                archive("count too high", ZipFault.END_RECORD_WRONG, z -> z.entriesShift = 1),
                archive("count absurd", ZipFault.END_RECORD_WRONG, z -> z.entriesShift = 60_000),
                archive("directory size too low", ZipFault.END_RECORD_WRONG, z -> z.sizeShift = -1),
                archive("directory size too high", ZipFault.END_RECORD_WRONG, z -> z.sizeShift = 1),
                archive("directory offset too low", ZipFault.PREFIX_DATA, z -> z.offsetShift = -1),
                archive("directory offset too high", ZipFault.END_RECORD_WRONG, z -> z.offsetShift = 1),
                archive("second disk", ZipFault.MULTI_DISK, z -> z.disk = 1),
                member("member on another disk", ZipFault.MULTI_DISK, m -> m.disk = 1),
                archive(
                        "archive comment with an end record",
                        ZipFault.PREFIX_DATA,
                        z -> z.comment = RawZip.of(stored("evil.py", "x")).bytes()),
                archive(
                        "archive comment with a local header",
                        ZipFault.COMMENT_HIDES_ARCHIVE,
                        z -> z.comment = "PK\3\4".getBytes(UTF_8)),
                member(
                        "member comment with a record",
                        ZipFault.COMMENT_HIDES_ARCHIVE,
                        m -> m.comment = "PK\1\2".getBytes(UTF_8)),
                // ZIP64
                archive64("locator to elsewhere", z -> z.locatorShift = 1),
                archive64("locator far beyond", z -> z.locatorShift = Long.MIN_VALUE),
                archive64("extensible data", z -> z.end64Size = 45),
                archive("locator with two disks", ZipFault.MULTI_DISK, z -> {
                    z.zip64 = true;
                    z.disks = 2;
                }),
                archive("ZIP64 count too high", ZipFault.END_RECORD_WRONG, z -> z.zip64().entriesShift = 1),
                archive(
                        "ZIP64 count negative",
                        ZipFault.ZIP64_END_RECORD_WRONG,
                        z -> z.zip64().entriesShift = Long.MIN_VALUE),
                archive(
                        "ZIP64 offset negative",
                        ZipFault.ZIP64_END_RECORD_WRONG,
                        z -> z.zip64().offsetShift = Long.MIN_VALUE),
                archive("ZIP64 size too low", ZipFault.END_RECORD_WRONG, z -> z.zip64().sizeShift = -1),
                // extra fields
                member("sentinel size without ZIP64", ZipFault.EXTRA_FIELD_WRONG, m -> m.centralSize = 0xffffffffL),
                member("sentinel local size without ZIP64", ZipFault.EXTRA_FIELD_WRONG, m -> m.localSize = 0xffffffffL),
                member("ZIP64 block twice", ZipFault.EXTRA_FIELD_WRONG, m -> {
                    m.withLocalZip64();
                    m.localExtra = new RawZip.Fields()
                            .raw(m.localExtra)
                            .raw(m.localExtra)
                            .bytes();
                }),
                member("ZIP64 block that is short", ZipFault.EXTRA_FIELD_WRONG, m -> {
                    m.centralExtra = new RawZip.Fields().u16(1).u16(4).u32(7).bytes();
                    m.centralSize = 0xffffffffL;
                }),
                member(
                        "ZIP64 block that disagrees",
                        ZipFault.EXTRA_FIELD_WRONG,
                        m -> m.centralExtra =
                                new RawZip.Fields().u16(1).u16(16).u64(7).u64(9).bytes()),
                member("negative ZIP64 size", ZipFault.EXTRA_FIELD_WRONG, m -> {
                    m.centralSize = 0xffffffffL;
                    m.centralExtra = new RawZip.Fields().u16(1).u16(8).u64(-2).bytes();
                }),
                member(
                        "extra block beyond the field",
                        ZipFault.EXTRA_FIELD_WRONG,
                        m -> m.extra(
                                new RawZip.Fields().u16(0x5455).u16(9).u32(0).bytes())),
                member("extra field cut off", ZipFault.EXTRA_FIELD_WRONG, m -> m.extra(new byte[] {1, 2, 3})),
                member("Unicode path twice", ZipFault.EXTRA_FIELD_WRONG, m -> m.extra(twice(unicodePath("a.py")))),
                member(
                        "Unicode path of another file",
                        ZipFault.EXTRA_FIELD_WRONG,
                        m -> m.extra(UNICODE_PATH_OF_ANOTHER)),
                // features
                member("encrypted", ZipFault.ENCRYPTED, m -> m.flags(1)),
                member("strongly encrypted", ZipFault.ENCRYPTED, m -> m.flags(1 << 6)),
                member("masked headers", ZipFault.ENCRYPTED, m -> m.flags(1 << 13)),
                member("patch data", ZipFault.UNSUPPORTED_FEATURE, m -> m.flags(1 << 5)),
                member("version 99", ZipFault.UNSUPPORTED_FEATURE, m -> m.version = 99),
                member("zstd", ZipFault.UNSUPPORTED_METHOD, m -> m.method(93)),
                member("bzip2", ZipFault.UNSUPPORTED_METHOD, m -> m.method(12)),
                // names
                named("", ZipFault.UNSAFE_NAME),
                named("/etc/passwd", ZipFault.UNSAFE_NAME),
                named("../evil.py", ZipFault.UNSAFE_NAME),
                named("a/../../evil.py", ZipFault.UNSAFE_NAME),
                named("a/..", ZipFault.UNSAFE_NAME),
                named("./a.py", ZipFault.UNSAFE_NAME),
                named("a//b.py", ZipFault.UNSAFE_NAME),
                named("C:evil.py", ZipFault.UNSAFE_NAME),
                named("a\\b.py", ZipFault.UNSAFE_NAME),
                named("a\0.py", ZipFault.UNSAFE_NAME),
                named("a\n.py", ZipFault.UNSAFE_NAME),
                named("a\u007f.py", ZipFault.UNSAFE_NAME),
                named("dir./a.py", ZipFault.UNSAFE_NAME),
                named("dir /a.py", ZipFault.UNSAFE_NAME),
                archive("folder \"..\"", ZipFault.UNSAFE_NAME, z -> z.add(stored("../", ""))),
                archive("folder \"a/.\"", ZipFault.UNSAFE_NAME, z -> z.add(stored("a/./", ""))),
                archive(
                        "names alike in NFC",
                        ZipFault.COLLIDING_NAMES,
                        z -> z.add(stored("caf\u00e9.py", "")).add(stored("cafe\u0301.py", ""))),
                named("pkg/nul", ZipFault.UNSAFE_NAME),
                named("pkg/COM1.txt", ZipFault.UNSAFE_NAME),
                named("b.py", ZipFault.DUPLICATE_NAME),
                named("B.PY", ZipFault.COLLIDING_NAMES),
                named("b.py/c.py", ZipFault.COLLIDING_NAMES),
                named("x".repeat(5_000), ZipFault.LIMIT_EXCEEDED),
                named("d/".repeat(200) + "a", ZipFault.LIMIT_EXCEEDED),
                member(
                        "not UTF-8",
                        ZipFault.NAME_ENCODING,
                        m -> m.name(new byte[] {(byte) 0xc3, '('}).flags(1 << 11)),
                member(
                        "overlong UTF-8",
                        ZipFault.NAME_ENCODING,
                        m -> m.name(new byte[] {(byte) 0xc0, (byte) 0xaf}).flags(1 << 11)),
                member(
                        "not ASCII and not said to be UTF-8",
                        ZipFault.NAME_ENCODING,
                        m -> m.name("é.py".getBytes(StandardCharsets.UTF_8)).flags(0)),
                // kinds of file
                member("symbolic link", ZipFault.SPECIAL_FILE, m -> m.attributes = 0120777 << 16),
                member("device", ZipFault.SPECIAL_FILE, m -> m.attributes = 0020666 << 16),
                member("folder by mode only", ZipFault.SPECIAL_FILE, m -> m.attributes = 0040755 << 16),
                archive("folder with data", ZipFault.FOLDER_WITH_DATA, z -> z.add(stored("dir/", "data"))),
                // content
                member("wrong CRC", ZipFault.CRC_DISAGREES, m -> m.crc(m.centralCrc ^ 1)),
                member("more content than declared", ZipFault.SIZE_DISAGREES, m -> m.size(m.centralSize - 1)),
                member("less content than declared", ZipFault.SIZE_DISAGREES, m -> m.size(m.centralSize + 1)),
                member(
                        "nothing declared, but data",
                        ZipFault.SIZE_DISAGREES,
                        m -> m.size(0).crc(0)),
                member("zip bomb's ratio", ZipFault.SIZE_DISAGREES, m -> m.size(1_000_000)),
                member("stored with two sizes", ZipFault.SIZE_DISAGREES, m -> m.method(0)),
                member("corrupt data", ZipFault.CORRUPT_DATA, m -> m.data = flipped(m.data)),
                member("data behind the end of deflate", ZipFault.CORRUPT_DATA, m -> {
                    m.data = new RawZip.Fields().raw(m.data).raw(new byte[5]).bytes();
                    m.compressed(m.data.length);
                }),
                member("deflate without an end", ZipFault.CORRUPT_DATA, m -> {
                    m.data = Arrays.copyOf(m.data, m.data.length - 1);
                    m.compressed(m.data.length);
                }),
                // data descriptors
                member("no descriptor", ZipFault.DESCRIPTOR_DISAGREES, m -> {
                    m.withDescriptor(true, false);
                    m.descriptor = new byte[0];
                }),
                member("wrong descriptor", ZipFault.DESCRIPTOR_DISAGREES, m -> {
                    m.withDescriptor(true, false);
                    m.descriptor[5] ^= 1;
                }),
                member("descriptor of odd length", ZipFault.DESCRIPTOR_DISAGREES, m -> {
                    m.withDescriptor(true, false);
                    m.descriptor = new RawZip.Fields().raw(m.descriptor).u16(0).bytes();
                }),
                member("local size that is not deferred", ZipFault.LOCAL_HEADER_DISAGREES, m -> {
                    m.withDescriptor(true, false);
                    m.localSize = 3;
                }));
    }

    private static Arguments member(String name, ZipFault fault, Consumer<RawMember> damage) {
        return archive(name, fault, zip -> damage.accept(zip.members.get(0)));
    }

    private static Arguments named(String name, ZipFault fault) {
        return member(
                "name \"" + name.substring(0, Math.min(20, name.length())).replace('\0', '0') + "\"",
                fault,
                m -> m.name(name.getBytes(UTF_8)));
    }

    private static Arguments archive64(String name, Consumer<RawZip> damage) {
        return archive(name, ZipFault.ZIP64_END_RECORD_WRONG, zip -> damage.accept(zip.zip64()));
    }

    private static Arguments archive(String name, ZipFault fault, Consumer<RawZip> damage) {
        return arguments(name, fault, damage);
    }

    private static RawZip damaged(Consumer<RawZip> damage) {
        RawZip zip = RawZip.of(deflated("a.py", "print('hello, hello, hello, hello')\n"), stored("b.py", "pass\n"));
        damage.accept(zip);
        return zip;
    }

    private static byte[] unicodePath(String name) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(UTF_8));
        return new RawZip.Fields()
                .u16(0x7075)
                .u16(5 + name.length())
                .raw(new byte[] {1})
                .u32(crc.getValue())
                .raw(name.getBytes(UTF_8))
                .bytes();
    }

    private static byte[] twice(byte[] bytes) {
        return new RawZip.Fields().raw(bytes).raw(bytes).bytes();
    }

    private static byte[] flipped(byte[] data) {
        byte[] copy = data.clone();
        copy[0] |= 6;
        return copy;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refused")
    void refuses(String name, ZipFault fault, Consumer<RawZip> damage) {
        RawZip zip = damaged(damage);
        ZipFormatException refusal = catchThrowableOfType(ZipFormatException.class, () -> readAll(zip));

        assertThat(refusal).as(name).isNotNull();
        assertThat(refusal.fault()).as(refusal.getMessage()).isEqualTo(fault);
        assertThat(refusal).hasMessageStartingWith("test.zip: ").hasMessageContaining("at byte ");
        assertThat(refusal.getMessage().lines()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refused")
    void refusesBeforeContentIsReadWhatHeadersTell(String name, ZipFault fault, Consumer<RawZip> damage) {
        RawZip zip = damaged(damage);
        boolean content =
                fault == ZipFault.CRC_DISAGREES || fault == ZipFault.CORRUPT_DATA || name.contains("declared");

        ZipFormatException refusal = catchThrowableOfType(ZipFormatException.class, () -> {
            try (ZipArchive archive = ZipArchive.open(zip.source())) {
                archive.checkLocalHeaders();
            }
        });

        assertThat(refusal == null).as(name).isEqualTo(content);
    }

    @Test
    void leavesNoFaultWithoutAnArchiveThatHasIt() {
        Set<Object> faults = refused().map(archive -> archive.get()[1]).collect(Collectors.toSet());
        // of files that are no archives: ZipArchiveTest
        faults.addAll(Set.of(ZipFault.NOT_A_ZIP, ZipFault.TRUNCATED));

        assertThat(faults).containsExactlyInAnyOrder((Object[]) ZipFault.values());
    }

    private static void readAll(RawZip zip) throws IOException {
        try (ZipArchive archive = ZipArchive.open(zip.source())) {
            for (ZipEntry entry : archive.entries()) {
                archive.read(entry, 1 << 20);
            }
        }
    }
}
