package io.github.wheelwright.core.wheel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.wheel.Finding.Code;
import io.github.wheelwright.core.zip.RawMember;
import io.github.wheelwright.core.zip.RawZip;
import io.github.wheelwright.core.zip.ZipEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WheelVerifierTest {
    private static final String INFO = "demo-1.0.dist-info/";
    private static final String INIT = "demo/__init__.py";

    static Stream<Arguments> faulty() {
        return Stream.of(
                arguments(
                        Code.RECORD_HASH_MISMATCH,
                        INIT,
                        record(text -> text.replaceFirst("sha256=[^,]{4}", "sha256=AAAA"))),
                arguments(Code.RECORD_SIZE_MISMATCH, INIT, record(text -> text.replaceFirst(",300", ",301"))),
                arguments(Code.RECORD_SIZE_MISSING, INIT, record(text -> text.replaceFirst(",300", ","))),
                arguments(Code.RECORD_HASH_MISSING, INIT, record(text -> text.replaceFirst("sha256=[^,]*", ""))),
                arguments(Code.RECORD_HASH_WEAK, INIT, record(text -> text.replaceFirst("sha256=[^,]*", "md5=abc"))),
                arguments(Code.RECORD_HASH_HEX, INIT, record(WheelVerifierTest::inHex)),
                arguments(Code.RECORD_UNLISTED, INIT, record(text -> text.replaceFirst(INIT + "[^\n]*\n", ""))),
                arguments(Code.RECORD_ABSENT, "gone.py", record(text -> "gone.py,sha256=x,1\n" + text)),
                arguments(Code.RECORD_ABSENT, "../evil.py", record(text -> "../evil.py,sha256=x,1\n" + text)),
                arguments(
                        Code.RECORD_DUPLICATE, INIT, record(text -> text + text.substring(0, text.indexOf('\n') + 1))),
                arguments(Code.RECORD_INVALID, INFO + "RECORD", record(text -> text + "a,b\n")),
                arguments(
                        Code.RECORD_SIGNED,
                        INFO + "RECORD.p7s",
                        SmallWheel.linux().file(INFO + "RECORD.p7s", "x")),
                arguments(Code.METADATA_INVALID, INFO + "METADATA", in("METADATA", "Name: demo\n", "")),
                arguments(Code.METADATA_NAME_MISMATCH, INFO + "METADATA", in("METADATA", "Name: demo", "Name: other")),
                arguments(
                        Code.METADATA_VERSION_MISMATCH,
                        INFO + "METADATA",
                        in("METADATA", "Version: 1.0\n\n", "Version: 2\n\n")),
                arguments(Code.METADATA_MALFORMED, INFO + "METADATA", in("METADATA", "\n\n", "\nno field\n")),
                arguments(
                        Code.METADATA_FIELD_INVALID,
                        INFO + "METADATA",
                        in("METADATA", "\n\n", "\nRequires-Dist: not a requirement\n\n")),
                arguments(
                        Code.METADATA_FIELD_TOO_NEW,
                        INFO + "METADATA",
                        in("METADATA", "\n\n", "\nLicense-File: COPYING\n\n")),
                arguments(
                        Code.METADATA_LICENSE_TWICE,
                        INFO + "METADATA",
                        in("METADATA", "Version: 2.1", "Version: 2.4")
                                .replace(INFO + "METADATA", "\n\n", "\nLicense: MIT\nLicense-Expression: MIT\n\n")),
                arguments(
                        Code.ENTRY_POINTS_INVALID,
                        INFO + "entry_points.txt",
                        SmallWheel.linux().file(INFO + "entry_points.txt", "[console_scripts]\ndemo = demo\n")),
                arguments(Code.WHEEL_INVALID, INFO + "WHEEL", in("WHEEL", "Wheel-Version: 1.0\n", "")),
                arguments(Code.WHEEL_TAGS_MISMATCH, INFO + "WHEEL", in("WHEEL", "linux_x86_64", "linux_aarch64")),
                arguments(Code.WHEEL_TAGS_MISMATCH, INFO + "WHEEL", in("WHEEL", "Tag: cp312-cp312-linux_x86_64\n", "")),
                arguments(Code.WHEEL_BUILD_MISMATCH, INFO + "WHEEL", in("WHEEL", "Tag:", "Build: 1\nTag:")),
                arguments(Code.WHEEL_ROOT_UNCLEAR, INFO + "WHEEL", in("WHEEL", "Root-Is-Purelib: false\n", "")),
                arguments(Code.WHEEL_ROOT_UNCLEAR, INFO + "WHEEL", in("WHEEL", "lib: false", "lib: maybe")),
                arguments(Code.DATA_FOLDER_UNKNOWN, "demo-1.0.data/bin/x", with("demo-1.0.data/bin/x")),
                arguments(Code.DATA_FOLDER_UNKNOWN, "demo-1.0.data/scripts", with("demo-1.0.data/scripts")),
                arguments(Code.DATA_FOLDER_MISMATCH, "Demo-1.0.data", with("Demo-1.0.data/scripts/x")),
                arguments(
                        Code.LICENSE_FILE_ABSENT,
                        INFO + "licenses/COPYING",
                        in("METADATA", "Version: 2.1", "Version: 2.4")
                                .replace(INFO + "METADATA", "\n\n", "\nLicense-File: COPYING\n\n")),
                arguments(
                        Code.FOLDER_NAME_ODD,
                        "demo./",
                        SmallWheel.linux().file("demo./", "").record(text -> "demo./,,\n" + text)),
                arguments(Code.DATA_DESCRIPTORS, INIT, SmallWheel.linux().members(m -> m.withDescriptor(true, false))));
    }

    private static SmallWheel record(UnaryOperator<String> change) {
        return SmallWheel.linux().record(change);
    }

    private static SmallWheel in(String file, String from, String to) {
        return SmallWheel.linux().replace(INFO + file, from, to);
    }

    private static SmallWheel with(String path) {
        return SmallWheel.linux().file(path, "content of " + path);
    }

    private static String inHex(String record) {
        int start = record.indexOf("sha256=") + 7;
        int end = record.indexOf(',', start);
        byte[] digest = Base64.getUrlDecoder().decode(record.substring(start, end));
        return record.substring(0, start) + HexFormat.of().formatHex(digest) + record.substring(end);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faulty")
    void finds(Code code, String where, SmallWheel small) throws IOException {
        try (Wheel wheel = small.open()) {
            List<Finding> findings = WheelVerifier.verify(wheel);

            assertThat(findings).hasSize(1);
            assertThat(findings.get(0).code()).isEqualTo(code);
            assertThat(findings.get(0).where()).isEqualTo(where);
            assertThat(findings.get(0).message()).isNotBlank();
            assertThat(findings.get(0))
                    .hasToString(code.severity() + " " + code + " " + where + ": "
                            + findings.get(0).message());
        }
    }

    static Stream<SmallWheel> odd() {
        SmallWheel windows = SmallWheel.linux().replace(INFO + "METADATA", "\n", "\r\n");
        windows.lineEnd = "\r\n";
        return Stream.of(
                SmallWheel.linux(),
                windows,
                SmallWheel.linux().file("demo/", "").record(text -> "demo/,,\n" + text),
                SmallWheel.linux().record(text -> "demo/nowhere/,,\n" + text),
                new SmallWheel("demo", "1.0", "py2.py3-none-any", "py2.py3-none-any"),
                new SmallWheel("demo", "1.0", "py2.py3-none-any", "py2-none-any", "py3-none-any"),
                new SmallWheel("Demo.X", "1.0", "py3-none-any").named("demo_x-1.0.0-py3-none-any.whl"),
                SmallWheel.linux().file(INFO + "licenses/a b/é.txt", "MIT"),
                in("METADATA", "Version: 2.1", "Version: 2.4")
                        .replace(INFO + "METADATA", "\n\n", "\nLicense-File: sub/COPYING\n\n")
                        .file(INFO + "licenses/sub/COPYING", "MIT"),
                with("demo-1.0.data/scripts/demo"),
                SmallWheel.linux().members(m -> m.withLocalZip64()));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void findsNothingInOddButRightWheels(SmallWheel small) throws IOException {
        try (Wheel wheel = small.open()) {
            assertThat(WheelVerifier.verify(wheel)).isEmpty();
        }
    }

    @Test
    void detectsEveryFlippedByteThatChangesWhatIsInstalled() throws IOException {
        SmallWheel small = SmallWheel.linux();
        byte[] good = small.bytes();
        String contents = contents(good, small.filename);
        Random random = new Random(11);
        int undetected = 0;
        for (int i = 0; i < 1_000; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(good.length)] ^= (byte) (1 + random.nextInt(255));
            if (!isDetected(bad, small.filename)) {
                // times, permissions, or another way to deflate the same
                undetected++;
                assertThat(contents(bad, small.filename)).isEqualTo(contents);
            }
        }
        assertThat(undetected).isLessThan(150);
    }

    @Test
    void detectsEveryByteThatWasFlippedBeforeTheArchiveWasMade() throws IOException {
        SmallWheel small = SmallWheel.linux()
                .file(INFO + "licenses/COPYING", "MIT")
                .file("demo/_native.so", "\u007fELF".repeat(99));
        Random random = new Random(12);
        try (Wheel wheel = small.open()) {
            for (int i = 0; i < 1_000; i++) {
                int flipped = random.nextInt(wheel.entries().size());
                RawZip zip = RawZip.of();
                for (ZipEntry entry : wheel.entries()) {
                    byte[] content = wheel.archive().read(entry, 1 << 20);
                    if (entry == wheel.entries().get(flipped)) {
                        content[random.nextInt(content.length)] ^= (byte) (1 + random.nextInt(255));
                    }
                    zip.add(RawMember.stored(entry.name(), content));
                }
                assertThat(isDetected(zip.bytes(), small.filename))
                        .as("flip %d, in %s", i, wheel.entries().get(flipped))
                        .isTrue();
            }
        }
    }

    private static boolean isDetected(byte[] bytes, String filename) throws IOException {
        try (Wheel wheel = Wheel.open(ByteSource.of(bytes, filename), filename)) {
            return !WheelVerifier.verify(wheel).isEmpty();
        } catch (WheelException e) {
            return true;
        }
    }

    private static String contents(byte[] bytes, String filename) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Wheel wheel = Wheel.open(ByteSource.of(bytes, filename), filename)) {
            for (ZipEntry entry : wheel.entries()) {
                all.append(entry.name()).append(new String(wheel.archive().read(entry, 1 << 20), UTF_8));
            }
        }
        return all.toString();
    }

    @Test
    void reportsADamagedMemberAndGoesOn() throws IOException {
        SmallWheel small = SmallWheel.linux().record(text -> text.replace("data", "date"));
        byte[] bytes = small.bytes();
        bytes[30 + INIT.length() + 5] ^= 1;
        try (Wheel wheel = Wheel.open(ByteSource.of(bytes, small.filename), small.filename)) {
            assertThat(WheelVerifier.verify(wheel))
                    .extracting(Finding::code)
                    .containsExactlyInAnyOrder(Code.RECORD_ABSENT, Code.ZIP_CRC_DISAGREES, Code.RECORD_UNLISTED);
        }
    }

    @Test
    void tellsItsProgressInOrder() throws IOException {
        SmallWheel small = SmallWheel.linux();
        for (int i = 0; i < 20; i++) {
            small.file("demo/m" + i + ".py", "x".repeat(500_000 + i));
        }
        List<Long> told = new ArrayList<>();
        try (Wheel wheel = small.open()) {
            assertThat(WheelVerifier.verify(wheel, told::add)).isEmpty();

            assertThat(told).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(3);
            assertThat(told.get(told.size() - 1))
                    .isEqualTo(
                            wheel.entries().stream().mapToLong(ZipEntry::size).sum());
        }
    }

    @Test
    void findsAFlippedByteInALargeMember() throws IOException {
        SmallWheel small = SmallWheel.linux().file("demo/large", "0123456789abcdef".repeat(2_200_000));
        try (Wheel wheel = small.open()) {
            assertThat(WheelVerifier.verify(wheel)).isEmpty();
        }
        SmallWheel altered = small.record(text -> text.replaceFirst("(demo/large,sha256=)....", "$1AAAA"));
        try (Wheel wheel = altered.open()) {
            assertThat(WheelVerifier.verify(wheel))
                    .extracting(Finding::code)
                    .containsExactly(Code.RECORD_HASH_MISMATCH);
        }
    }

    @Test
    void failsWhereTheSourceFails() throws IOException {
        SmallWheel small = SmallWheel.linux();
        // too long to be among the last bytes, which are kept
        byte[] noise = new byte[300_000];
        new Random(1).nextBytes(noise);
        small.files.put("demo/noise", HexFormat.of().formatHex(noise));
        FlakySource source = new FlakySource(small.source(), new AtomicBoolean());
        try (Wheel wheel = Wheel.open(source, small.filename)) {
            source.fails.set(true);
            assertThatThrownBy(() -> WheelVerifier.verify(wheel))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("connection reset");
        }
    }

    private record FlakySource(ByteSource source, AtomicBoolean fails) implements ByteSource {
        @Override
        public long length() {
            return source.length();
        }

        @Override
        public String description() {
            return source.description();
        }

        @Override
        public void read(long offset, ByteBuffer target) throws IOException {
            if (fails.get()) {
                throw new IOException("connection reset");
            }
            source.read(offset, target);
        }

        @Override
        public void close() {}
    }
}
