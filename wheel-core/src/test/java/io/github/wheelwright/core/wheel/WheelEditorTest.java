package io.github.wheelwright.core.wheel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.metadata.RecordRow;
import io.github.wheelwright.core.tag.TagSet;
import io.github.wheelwright.core.wheel.WheelEdit.Retag;
import io.github.wheelwright.core.wheel.WheelEdit.SetPlatformTags;
import io.github.wheelwright.core.zip.SplicePlan;
import io.github.wheelwright.core.zip.ZipEntry;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class WheelEditorTest {
    private static final WheelEdit MANYLINUX = new SetPlatformTags(List.of("manylinux_2_28_x86_64"));
    private static final String WHEEL = "demo-1.0.dist-info/WHEEL";
    private static final String RECORD = "demo-1.0.dist-info/RECORD";

    @Test
    void changesFilenameTagLinesAndRecordTogether() throws IOException {
        try (Wheel wheel = SmallWheel.linux().open()) {
            WheelRewrite edited = WheelEditor.plan(wheel, List.of(MANYLINUX));

            assertThat(edited.filename()).hasToString("demo-1.0-cp312-cp312-manylinux_2_28_x86_64.whl");
            assertThat(edited.notes()).isEmpty();
            try (Wheel result = result(wheel, edited)) {
                String text = text(result, WHEEL);
                assertThat(text)
                        .isEqualTo("Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: false\n"
                                + "Tag: cp312-cp312-manylinux_2_28_x86_64\n");
                RecordRow row = result.record().row(WHEEL).orElseThrow();
                assertThat(row.hash())
                        .isEqualTo("sha256=" + Sha256.of(text.getBytes(UTF_8)).base64Url());
                assertThat(row.bytes()).hasValue(text.length());
                assertThat(WheelVerifier.verify(result)).isEmpty();
            }
        }
    }

    @Test
    void copiesAllOtherMembersInRunsAndEndsWithRecord() throws IOException {
        SmallWheel small = SmallWheel.linux();
        try (Wheel wheel = small.open()) {
            SplicePlan plan = WheelEditor.plan(wheel, List.of(MANYLINUX)).plan();

            assertThat(plan.pieces()).hasSize(2);
            assertThat(plan.pieces().get(0))
                    .isEqualTo(new SplicePlan.Copy(
                            0, wheel.archive().entry(WHEEL).orElseThrow().offset()));
            try (Wheel result = Wheel.open(plan.over(wheel.source()), small.filename)) {
                List<ZipEntry> entries = result.entries();
                assertThat(entries.get(entries.size() - 1).name()).isEqualTo(RECORD);
                assertThat(entries.get(entries.size() - 1).method()).isEqualTo(ZipEntry.Method.STORED);
                assertThat(entries).hasSize(5);
            }
        }
    }

    @Test
    void copiesEverythingWhereNothingChanges() throws IOException {
        try (Wheel wheel =
                SmallWheel.linux().members(m -> m.withDescriptor(true, false)).open()) {
            for (List<WheelEdit> edits : List.<List<WheelEdit>>of(
                    List.of(),
                    List.of(new SetPlatformTags(List.of("linux_x86_64"))),
                    List.of(MANYLINUX, new SetPlatformTags(List.of("linux_x86_64"))))) {
                WheelRewrite edited = WheelEditor.plan(wheel, edits);

                assertThat(edited.plan().isIdentity(wheel.source())).isTrue();
                assertThat(edited.filename()).isEqualTo(wheel.filename());
                assertThat(edited.notes()).isEmpty();
            }
        }
    }

    @Test
    void mendsTagsThatDisagreeWithTheFilename() throws IOException {
        SmallWheel renamed =
                new SmallWheel("demo", "1.0", "cp312-cp312-manylinux_2_28_x86_64", "cp312-cp312-linux_x86_64");
        try (Wheel wheel = renamed.open()) {
            WheelRewrite edited = WheelEditor.plan(wheel, List.of(MANYLINUX));

            assertThat(edited.filename()).isEqualTo(wheel.filename());
            assertThat(edited.notes())
                    .containsExactly("WHEEL had other tags than the filename: cp312-cp312-linux_x86_64");
            try (Wheel result = result(wheel, edited)) {
                assertThat(WheelVerifier.verify(result)).isEmpty();
            }
        }
    }

    @Test
    void renamesOnlyWhereTheTagLinesAreRightAlready() throws IOException {
        SmallWheel renamed =
                new SmallWheel("demo", "1.0", "cp312-cp312-linux_x86_64", "cp312-cp312-manylinux_2_28_x86_64");
        try (Wheel wheel = renamed.open()) {
            WheelRewrite edited = WheelEditor.plan(wheel, List.of(MANYLINUX));

            assertThat(edited.filename()).hasToString("demo-1.0-cp312-cp312-manylinux_2_28_x86_64.whl");
            assertThat(edited.plan().isIdentity(wheel.source())).isTrue();
        }
    }

    @Test
    void dropsSignaturesThatTheEditMakesVoid() throws IOException {
        SmallWheel signed = SmallWheel.linux()
                .file("demo-1.0.dist-info/RECORD.jws", "{}")
                .record(text -> text.replaceAll("RECORD.jws,[^\n]*", "RECORD.jws,,"));
        try (Wheel wheel = signed.open()) {
            WheelRewrite edited = WheelEditor.plan(wheel, List.of(MANYLINUX));

            assertThat(edited.notes()).hasSize(1).first().asString().contains("RECORD.jws");
            try (Wheel result = result(wheel, edited)) {
                assertThat(result.archive().entry("demo-1.0.dist-info/RECORD.jws"))
                        .isEmpty();
                assertThat(result.record().row("demo-1.0.dist-info/RECORD.jws")).isEmpty();
                assertThat(WheelVerifier.verify(result)).isEmpty();
            }
        }
    }

    @Test
    void mendsDataDescriptors() throws IOException {
        try (Wheel wheel =
                SmallWheel.linux().members(m -> m.withDescriptor(true, false)).open()) {
            WheelRewrite edited = WheelEditor.plan(wheel, List.of(MANYLINUX));

            assertThat(edited.notes()).hasSize(1).first().asString().contains("5 members had data descriptors");
            try (Wheel result = result(wheel, edited)) {
                assertThat(WheelVerifier.verify(result)).isEmpty();
            }
        }
    }

    @Test
    void keepsTheLineEndsOfRecord() throws IOException {
        SmallWheel windows = SmallWheel.linux();
        windows.lineEnd = "\r\n";
        try (Wheel wheel = windows.open();
                Wheel result = result(wheel, WheelEditor.plan(wheel, List.of(MANYLINUX)))) {
            assertThat(text(result, RECORD).replace("\r\n", "")).doesNotContain("\n");
            assertThat(WheelVerifier.verify(result)).isEmpty();
        }
    }

    @Test
    void addsTheRowThatRecordLacked() throws IOException {
        SmallWheel unlisted = SmallWheel.linux().record(text -> text.replaceAll(WHEEL + "[^\n]*\n", ""));
        try (Wheel wheel = unlisted.open();
                Wheel result = result(wheel, WheelEditor.plan(wheel, List.of(MANYLINUX)))) {
            assertThat(WheelVerifier.verify(result)).isEmpty();
        }
    }

    @Test
    void setsWholeCompressedSets() throws IOException {
        try (Wheel wheel = SmallWheel.linux().open()) {
            TagSet tags = TagSet.parse("cp312-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64");
            WheelRewrite edited = WheelEditor.plan(wheel, List.of(new Retag(tags)));

            assertThat(edited.filename().tags()).isEqualTo(tags);
            try (Wheel result = result(wheel, edited)) {
                assertThat(result.wheelMetadata().tags()).isEqualTo(tags.expand());
            }
        }
    }

    @Test
    void refusesATagThatIsNone() throws IOException {
        try (Wheel wheel = SmallWheel.linux().open()) {
            assertThatThrownBy(() -> WheelEditor.plan(wheel, List.of(new SetPlatformTags(List.of("many-linux")))))
                    .isInstanceOf(WheelException.class);
        }
    }

    @Test
    void givesTheSameBytesWhateverTheLocaleAndTimeZone() throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Sha256 expected = digest();
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(digest()).isEqualTo(expected);
            Locale.setDefault(Locale.forLanguageTag("ar-u-nu-arab"));
            assertThat(digest()).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static Sha256 digest() throws IOException {
        SmallWheel small = new SmallWheel("INIT_I", "1.0", "CP312-CP312-LINUX_X86_64");
        try (Wheel wheel = small.open()) {
            WheelRewrite edited = WheelEditor.plan(wheel, List.of(MANYLINUX));
            assertThat(edited.filename()).hasToString("INIT_I-1.0-CP312-CP312-manylinux_2_28_x86_64.whl");
            return edited.plan().digest(wheel.source());
        }
    }

    private static Wheel result(Wheel wheel, WheelRewrite edited) throws IOException {
        Wheel result =
                Wheel.open(edited.plan().over(wheel.source()), edited.filename().toString());
        result.archive().checkLocalHeaders();
        return result;
    }

    private static String text(Wheel wheel, String path) throws IOException {
        return new String(wheel.archive().read(wheel.archive().entry(path).orElseThrow(), 1 << 20), UTF_8);
    }
}
