package io.github.wheelwright.core.zip;

import static io.github.wheelwright.core.zip.RawMember.deflated;
import static io.github.wheelwright.core.zip.RawMember.stored;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.ByteSource;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ArchiveEditTest {
    private static final String TEXT = "import os\n".repeat(40);

    private final RawZip zip = RawZip.of(
            deflated("a.py", TEXT), stored("b.py", "b = 1\n"), deflated("c.py", TEXT + "c"), stored("d.py", "d = 1\n"));

    @Test
    void copiesAsItIsWithoutChanges() throws IOException {
        try (ZipArchive archive = ZipArchive.open(zip.source())) {
            assertThat(ArchiveEdit.of(archive).plan().isIdentity(archive.source()))
                    .isTrue();
        }
    }

    @Test
    void leavesNoGapWhereAMemberWas() throws IOException {
        SplicePlan plan = plan(zip, edit -> edit.remove(entry(edit, "b.py")));

        assertThat(plan.pieces()).hasSize(3);
        assertThat(names(zip, plan)).containsExactly("a.py", "c.py", "d.py");
        assertThat(content(zip, plan, "c.py")).isEqualTo(TEXT + "c");
    }

    @Test
    void addsStoredMembersAtTheEnd() throws IOException {
        SplicePlan plan =
                plan(zip, edit -> edit.add(NewMember.of("pkg/é.py", "new".getBytes(UTF_8), NewMember.EXECUTABLE)));

        assertThat(plan.pieces()).hasSize(2);
        assertThat(content(zip, plan, "pkg/é.py")).isEqualTo("new");
        try (ZipArchive edited = ZipArchive.open(plan.over(zip.source()))) {
            ZipEntry entry = edited.entry("pkg/é.py").orElseThrow();
            assertThat(entry.method()).isEqualTo(ZipEntry.Method.STORED);
            assertThat(entry.unixMode()).isEqualTo(NewMember.EXECUTABLE);
            assertThat(entry.flags()).isEqualTo(1 << 11);
        }
    }

    @Test
    void renamesWithoutTouchingTheData() throws IOException {
        SplicePlan plan = plan(zip, edit -> edit.rename(entry(edit, "c.py"), "much/longer.py"));

        assertThat(names(zip, plan)).containsExactly("a.py", "b.py", "much/longer.py", "d.py");
        assertThat(content(zip, plan, "much/longer.py")).isEqualTo(TEXT + "c");
        assertThat(plan.copiedBytes()).isEqualTo(zip.bytes().length - directorySize(zip) - 30 - "c.py".length());
    }

    @Test
    void mendsDataDescriptorsOfMembersThatStay() throws IOException {
        RawZip described = RawZip.of(
                deflated("a.py", TEXT).withDescriptor(true, false),
                stored("b.py", "b").withDescriptor(false, true),
                deflated("c.py", TEXT));
        SplicePlan plan = plan(described, edit -> edit.add(NewMember.of("d", new byte[1], NewMember.FILE)));

        try (ZipArchive edited = ZipArchive.open(plan.over(described.source()))) {
            edited.checkLocalHeaders();
            assertThat(edited.entries()).noneMatch(ZipEntry::hasDataDescriptor);
        }
        assertThat(content(described, plan, "a.py")).isEqualTo(TEXT);
        assertThat(content(described, plan, "b.py")).isEqualTo("b");
    }

    @Test
    void keepsWhatMembersSayOfThemselves() throws IOException {
        RawMember odd = deflated("a.py", TEXT).extra(new byte[] {0x55, 0x54, 1, 0, 3});
        odd.comment = "note".getBytes(UTF_8);
        odd.attributes = 0100755 << 16 | 0x20;
        RawZip source = RawZip.of(stored("x", "x"), odd);
        source.comment = "archive comment".getBytes(UTF_8);
        SplicePlan plan = plan(source, edit -> edit.remove(entry(edit, "x")));

        RawZip expected = RawZip.of(odd);
        expected.comment = source.comment;
        assertThat(plan.over(source.source()).read(0, (int) plan.length())).isEqualTo(expected.bytes());
    }

    @Test
    void writesZip64ExactlyWhereNeeded() throws IOException {
        long size = (1L << 32) + 5;
        NewMember big = new NewMember("big.bin", new ZeroSource(size), 0, NewMember.FILE);
        NewMember after = NewMember.of("after.py", "x = 1\n".getBytes(UTF_8), NewMember.FILE);
        SplicePlan plan = plan(zip, edit -> edit.add(big).add(after));
        ByteSource large = plan.over(zip.source());

        try (ZipArchive archive = ZipArchive.open(large)) {
            archive.checkLocalHeaders();
            ZipEntry entry = archive.entry("big.bin").orElseThrow();
            assertThat(entry.size()).isEqualTo(size);
            assertThat(archive.entry("after.py").orElseThrow().offset()).isGreaterThan(size);
            assertThat(archive.read(archive.entry("after.py").orElseThrow(), 100))
                    .asString(UTF_8)
                    .isEqualTo("x = 1\n");

            // and back: what is small again needs no ZIP64 any more
            SplicePlan back = ArchiveEdit.of(archive).remove(entry).plan();
            assertThat(back.length())
                    .isEqualTo(plan(zip, edit -> edit.add(after)).length());
            assertThat(hasZip64End(large, back)).isFalse();
        }
    }

    @Test
    void countsMoreMembersThanFitIntoTheOldEndRecord() throws IOException {
        RawZip many = RawZip.of();
        for (int i = 0; i < 65_534; i++) {
            many.add(stored("m" + i, ""));
        }
        SplicePlan fits = plan(many, edit -> edit.rename(entry(edit, "m0"), "n"));
        SplicePlan tooMany = plan(many, edit -> edit.add(NewMember.of("n", new byte[0], NewMember.FILE)));

        assertThat(names(many, fits)).hasSize(65_534);
        assertThat(names(many, tooMany)).hasSize(65_535).endsWith("n");
        assertThat(hasZip64End(many.source(), fits)).isFalse();
        assertThat(hasZip64End(many.source(), tooMany)).isTrue();
    }

    @Test
    void refusesNamesThatCollide() {
        for (String name : List.of("a.py", "A.py", "a.py/b", "../a", "con")) {
            assertThatThrownBy(() -> plan(zip, edit -> edit.add(NewMember.of(name, new byte[0], NewMember.FILE))))
                    .as(name)
                    .isInstanceOf(WheelException.class)
                    .hasMessageContaining(name);
        }
    }

    private static boolean hasZip64End(ByteSource source, SplicePlan plan) throws IOException {
        byte[] end = plan.over(source).read(plan.length() - 42, 4);
        return Zip.littleEndian(end).getInt() == Zip.LOCATOR64;
    }

    private static int directorySize(RawZip zip) {
        return 22
                + zip.members.stream().mapToInt(m -> 46 + m.centralName.length).sum();
    }

    private static ZipEntry entry(ArchiveEdit edit, String name) {
        return edit.archive().entry(name).orElseThrow();
    }

    private static SplicePlan plan(RawZip zip, UnaryOperator<ArchiveEdit> change) throws IOException {
        try (ZipArchive archive = ZipArchive.open(zip.source())) {
            return change.apply(ArchiveEdit.of(archive)).plan();
        }
    }

    private static List<String> names(RawZip zip, SplicePlan plan) throws IOException {
        try (ZipArchive edited = ZipArchive.open(plan.over(zip.source()))) {
            edited.checkLocalHeaders();
            return edited.entries().stream().map(ZipEntry::name).toList();
        }
    }

    private static String content(RawZip zip, SplicePlan plan, String name) throws IOException {
        try (ZipArchive edited = ZipArchive.open(plan.over(zip.source()))) {
            return new String(edited.read(edited.entry(name).orElseThrow(), 1 << 20), UTF_8);
        }
    }
}
