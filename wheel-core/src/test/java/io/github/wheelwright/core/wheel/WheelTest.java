package io.github.wheelwright.core.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.filename.InvalidWheelFilenameException;
import io.github.wheelwright.core.wheel.InvalidWheelException.Fault;
import io.github.wheelwright.core.zip.CountingSource;
import io.github.wheelwright.core.zip.RawMember;
import io.github.wheelwright.core.zip.ZipFault;
import io.github.wheelwright.core.zip.ZipFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WheelTest {
    @TempDir
    Path folder;

    @Test
    void knowsWhatItIs() throws IOException {
        try (Wheel wheel = SmallWheel.linux().open()) {
            assertThat(wheel.filename()).hasToString("demo-1.0-cp312-cp312-linux_x86_64.whl");
            assertThat(wheel.metadata().version()).hasToString("1.0");
            assertThat(wheel.metadataBytes()).isEqualTo(wheel.metadata().bytes());
            assertThat(wheel.wheelMetadata().tags()).hasSize(1);
            assertThat(wheel.record().rows()).hasSize(5);
            assertThat(wheel.entries()).hasSize(5);
            assertThat(wheel.archive().entry("demo/__init__.py")).isPresent();
            assertThat(wheel.source().length()).isEqualTo(SmallWheel.linux().bytes().length);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo-1.0-py3-none-any.whl",
                "Demo-1.0-py3-none-any.whl",
                "demo-1.0.0-py3-none-any.whl",
                "demo-1.0-2-py3-none-any.whl"
            })
    void comparesNameAndVersionNormalised(String filename) throws IOException {
        try (Wheel wheel = SmallWheel.linux().named(filename).open()) {
            assertThat(wheel.metadata().name().display()).isEqualTo("demo");
        }
    }

    @Test
    void findsADistInfoFolderInTheOldSpelling() throws IOException {
        SmallWheel wheel = new SmallWheel("Zope.Demo", "1.0", "py3-none-any").named("zope_demo-1.0-py3-none-any.whl");
        try (Wheel opened = wheel.open()) {
            assertThat(opened.record().rows()).hasSize(5);
        }
    }

    static Stream<Arguments> broken() {
        String info = "demo-1.0.dist-info/";
        return Stream.of(
                arguments(
                        Fault.METADATA_MISSING,
                        SmallWheel.linux().without(info + "METADATA"),
                        info + "METADATA is missing"),
                arguments(Fault.WHEEL_MISSING, SmallWheel.linux().without(info + "WHEEL"), info + "WHEEL is missing"),
                arguments(Fault.RECORD_MISSING, withoutRecord(), info + "RECORD is missing"),
                arguments(
                        Fault.DIST_INFO_AMBIGUOUS,
                        SmallWheel.linux().file("other-2.dist-info/METADATA", ""),
                        "demo-1.0.dist-info, other-2.dist-info"),
                arguments(
                        Fault.DIST_INFO_MISMATCH,
                        SmallWheel.linux().named("demo-1.1-py3-none-any.whl"),
                        "the wheel holds demo-1.0.dist-info, and its filename says demo-1.1"),
                arguments(
                        Fault.DIST_INFO_MISMATCH,
                        SmallWheel.linux().named("demos-1.0-py3-none-any.whl"),
                        "its filename says demos-1.0"),
                arguments(
                        Fault.DIST_INFO_MISSING,
                        withoutDistInfo(),
                        "there is no .dist-info folder at the root, so this is no wheel"));
    }

    private static SmallWheel withoutRecord() {
        SmallWheel wheel = SmallWheel.linux();
        wheel.withRecord = false;
        return wheel;
    }

    private static SmallWheel withoutDistInfo() {
        SmallWheel wheel = withoutRecord();
        wheel.files.keySet().removeIf(path -> path.contains(".dist-info"));
        return wheel.file("demo/vendored-1.dist-info/METADATA", "");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void saysWhatItLacks(Fault fault, SmallWheel wheel, String message) {
        InvalidWheelException e = catchThrowableOfType(InvalidWheelException.class, wheel::open);

        assertThat(e.fault()).isEqualTo(fault);
        assertThat(e).hasMessageStartingWith(wheel.filename + ": ").hasMessageContaining(message);
        assertThat(e.remedy()).isPresent();
    }

    @Test
    void opensAFileAndChecksAllItsLocalHeaders() throws IOException {
        SmallWheel wheel = SmallWheel.linux();
        Path good = Files.write(folder.resolve(wheel.filename), wheel.bytes());
        try (Wheel opened = Wheel.open(good)) {
            assertThat(opened.entries()).hasSize(5);
        }
        byte[] damaged = wheel.bytes();
        // the name in the first local header, of a member that opening does not read
        damaged[30] ^= 1;
        Path bad = Files.write(folder.resolve(wheel.filename), damaged);
        assertThat(catchThrowableOfType(ZipFormatException.class, () -> Wheel.open(bad))
                        .fault())
                .isEqualTo(ZipFault.LOCAL_HEADER_DISAGREES);
    }

    @Test
    void refusesAFileThatIsNotNamedAsAWheel() throws IOException {
        Path file = Files.write(folder.resolve("demo.zip"), SmallWheel.linux().bytes());
        assertThatThrownBy(() -> Wheel.open(file)).isInstanceOf(InvalidWheelFilenameException.class);
    }

    @Test
    void opensARemoteWheelWithOneRequest() throws IOException {
        SmallWheel small = SmallWheel.linux();
        CountingSource source = new CountingSource(small.source());
        try (Wheel wheel = Wheel.open(source, small.filename)) {
            wheel.metadata();
            wheel.record();
            assertThat(source.requests()).isEqualTo(1);
        }
        assertThat(source.isClosed()).isTrue();
    }

    @Test
    void closesTheSourceWhereItCannotOpen() {
        CountingSource source = new CountingSource(ByteSource.of(withoutRecord().bytes(), "demo-1.0-py3-none-any.whl"));
        assertThatThrownBy(() -> Wheel.open(source, "demo-1.0-py3-none-any.whl"))
                .isInstanceOf(InvalidWheelException.class);
        assertThat(source.isClosed()).isTrue();
    }

    @Test
    void readsWheelsWithDataDescriptorsAndCarriageReturns() throws IOException {
        SmallWheel wheel = SmallWheel.linux().members(m -> m.withDescriptor(true, false));
        wheel.lineEnd = "\r\n";
        try (Wheel opened = wheel.open()) {
            assertThat(opened.record().rows()).hasSize(5);
            assertThat(opened.metadata().name().normalized()).isEqualTo("demo");
        }
    }

    @Test
    void knowsMembersOfDifferentKinds() throws IOException {
        try (Wheel wheel = SmallWheel.linux()
                .file("demo/", "")
                .members(RawMember::withLocalZip64)
                .open()) {
            assertThat(wheel.entries()).anyMatch(entry -> entry.isDirectory());
        }
    }
}
