package io.github.wheelwright.core.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.wheelwright.core.wheel.Finding.Code;
import io.github.wheelwright.core.wheel.Finding.Severity;
import io.github.wheelwright.core.zip.ZipFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is allowed and seldom meant, and what only PyPI refuses. */
class WheelNotesTest {
    private static final String METADATA = "demo-1.0.dist-info/METADATA";
    private static final String ENTRY_POINTS = "demo-1.0.dist-info/entry_points.txt";
    private static final String INIT = "demo/__init__.py";

    static Stream<Arguments> notable() {
        return Stream.of(
                arguments(Code.W001_BYTECODE, "demo/a.pyc", with("demo/a.pyc")),
                arguments(
                        Code.W002_DUPLICATE_FILES,
                        "demo/a.py",
                        with("demo/a.py").file("demo/b.py", "content of demo/a.py")),
                arguments(Code.W003_TOP_LEVEL_NON_MODULE, "demo.h", renamed("demo.h")),
                arguments(Code.W004_UNIMPORTABLE_PATH, "demo/a-b.py", with("demo/a-b.py")),
                arguments(Code.W004_UNIMPORTABLE_PATH, "demo/class/a.so", with("demo/class/a.so")),
                arguments(Code.W005_COMMON_TOP_LEVEL_NAME, "tests/", renamed("tests/a.py")),
                arguments(Code.W006_TOP_LEVEL_INIT, "__init__.py", with("__init__.py")),
                arguments(Code.W009_SEVERAL_TOP_LEVEL_ENTRIES, "demo/", with("other/a.py")),
                arguments(
                        Code.W010_FOLDER_WITHOUT_MODULES,
                        "demo/",
                        pure().without(INIT).file("a.py", "a")),
                arguments(
                        Code.ENTRY_POINT_MODULE_ABSENT,
                        ENTRY_POINTS,
                        pure().file(ENTRY_POINTS, "[console_scripts]\ndemo = demo.cli:main\nhere = demo:main\n")),
                arguments(Code.NATIVE_IN_ANY, "demo/_x.so", with("demo/_x.so")),
                arguments(Code.NATIVE_IN_ANY, "demo/lib/libx.so.1.2", with("demo/lib/libx.so.1.2")),
                arguments(Code.DESCRIPTION_MISSING, METADATA, pure().replace(METADATA, "\n\ntext\n", "\n\n")),
                arguments(Code.DESCRIPTION_MISSING, METADATA, pure().replace(METADATA, "\n\ntext\n", "\n\nUNKNOWN\n")),
                arguments(
                        Code.DESCRIPTION_TYPE_MISSING,
                        METADATA,
                        pure().replace(METADATA, "Description-Content-Type: text/markdown\n", "")),
                arguments(
                        Code.PYPI_FILENAME,
                        "De.mo-1.0-py3-none-any.whl",
                        describe(new SmallWheel("De.mo", "1.0", "py3-none-any"))),
                arguments(
                        Code.PYPI_LOCAL_VERSION,
                        "demo-1.0+cu13-py3-none-any.whl",
                        describe(new SmallWheel("demo", "1.0+cu13", "py3-none-any"))),
                arguments(Code.PYPI_PLATFORM, "demo-1.0-cp312-cp312-linux_x86_64.whl", describe(SmallWheel.linux())),
                arguments(
                        Code.PYPI_METADATA_VERSION, METADATA, pure().replace(METADATA, "Version: 2.1", "Version: 2.6")),
                arguments(Code.PYPI_DIRECT_REFERENCE, METADATA, field("Requires-Dist: a @ https://example.org/a.whl")),
                arguments(Code.PYPI_SUMMARY, METADATA, field("Summary: " + "x".repeat(513))),
                arguments(Code.PYPI_PROJECT_URL, METADATA, field("Project-URL: https://example.org")),
                arguments(
                        Code.PYPI_PROJECT_URL,
                        METADATA,
                        field("Project-URL: " + "x".repeat(33) + ", https://example.org")),
                arguments(Code.PYPI_MEMBER_COMMENT, INIT, pure().members(m -> m.withComment("built by me"))),
                arguments(
                        Code.PYPI_RATIO,
                        "demo-1.0-py3-none-any.whl",
                        pure().file("demo/zero.py", "0".repeat(65 << 20))));
    }

    private static SmallWheel pure() {
        return describe(new SmallWheel("demo", "1.0", "py3-none-any"));
    }

    private static SmallWheel describe(SmallWheel wheel) {
        return wheel.replace(
                wheel.distInfo + "/METADATA", "\n\ntext", "\nDescription-Content-Type: text/markdown\n\ntext");
    }

    private static SmallWheel field(String line) {
        return pure().replace(METADATA, "\n\ntext", "\n" + line + "\n\ntext");
    }

    private static SmallWheel with(String path) {
        return pure().file(path, "content of " + path);
    }

    /** What is in the package is outside of it. */
    private static SmallWheel renamed(String path) {
        return pure().without(INIT).without("demo/data,x.txt").file(path, "x");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notable")
    void notes(Code code, String where, SmallWheel small) throws IOException {
        try (Wheel wheel = small.open()) {
            List<Finding> findings = WheelVerifier.review(wheel, Expectations.NONE, bytes -> {}).stream()
                    .filter(finding -> finding.code() == code)
                    .toList();

            assertThat(findings).hasSize(1);
            assertThat(findings.get(0).where()).isEqualTo(where);
            assertThat(findings.get(0).severity()).isEqualTo(Severity.NOTE);
        }
    }

    @Test
    void findsNothingAtAllInAWheelWithoutFault() throws IOException {
        try (Wheel wheel = pure().open()) {
            assertThat(WheelVerifier.review(wheel, Expectations.NONE, bytes -> {}))
                    .isEmpty();
        }
    }

    @Test
    void notesAWheelThatHoldsNothing() throws IOException {
        try (Wheel wheel = pure().without(INIT).without("demo/data,x.txt").open()) {
            assertThat(codes(wheel, Expectations.NONE)).containsExactly(Code.W007_LIBRARY_EMPTY, Code.W008_WHEEL_EMPTY);
        }
    }

    @Test
    void comparesWithWhatTheWheelShouldHold(@TempDir Path source) throws IOException {
        Files.createDirectories(source.resolve("demo/__pycache__"));
        Files.writeString(source.resolve("demo/__pycache__/__init__.cpython-312.pyc"), "");
        Files.writeString(source.resolve("demo/__init__.py"), "");
        Files.writeString(source.resolve("demo/forgotten.py"), "");
        Expectations packages = Expectations.NONE.withPackages(List.of(source.resolve("demo")));
        try (Wheel wheel = with("demo.pth").open()) {
            assertThat(codes(wheel, packages))
                    .containsExactly(Code.W101_PACKAGE_FILES_MISSING, Code.W102_PACKAGE_FILES_EXTRA);
            assertThat(codes(wheel, Expectations.NONE.withTopLevel(List.of("demo"))))
                    .isEmpty();
            assertThat(codes(wheel, Expectations.NONE.withTopLevel(List.of("other"))))
                    .containsExactly(Code.W201_TOP_LEVEL_MISSING, Code.W202_TOP_LEVEL_UNDECLARED);
        }
        try (Wheel wheel = renamed("tests/a.py").open()) {
            assertThat(codes(wheel, Expectations.NONE.withTopLevel(List.of("tests"))))
                    .isEmpty();
        }
    }

    private static List<Code> codes(Wheel wheel, Expectations expected) throws IOException {
        return WheelVerifier.review(wheel, expected, bytes -> {}).stream()
                .map(Finding::code)
                .toList();
    }

    @Test
    void saysWhyPypiWouldRefuse() throws IOException {
        try (Wheel wheel = pure().open()) {
            PypiVerdict verdict = PypiVerdict.of(WheelVerifier.review(wheel, Expectations.NONE, bytes -> {}));
            assertThat(verdict.isAccepted()).isTrue();
            assertThat(verdict).hasToString("yes");
        }
        SmallWheel small = new SmallWheel("De.mo", "1.0+x", "cp312-cp312-linux_x86_64")
                .members(m -> m.withDescriptor(true, false));
        try (Wheel wheel = small.open()) {
            PypiVerdict verdict = PypiVerdict.of(WheelVerifier.review(wheel, Expectations.NONE, bytes -> {}));
            assertThat(verdict.isAccepted()).isFalse();
            assertThat(verdict)
                    .hasToString("no, because of DATA_DESCRIPTORS, PYPI_FILENAME, PYPI_LOCAL_VERSION and 1 more");
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void knowsThePlatformsThatPypiTakes(String tag, boolean taken) {
        assertThat(PypiPlatform.isTaken(tag)).isEqualTo(taken);
    }

    static Stream<Arguments> platforms() {
        Stream<String> taken = Stream.of(
                "any",
                "win32",
                "win_amd64",
                "win_arm64",
                "manylinux1_i686",
                "manylinux2010_x86_64",
                "manylinux2014_s390x",
                "manylinux2014_ppc64",
                "manylinux_2_28_aarch64",
                "manylinux_2_39_riscv64",
                "musllinux_1_2_armv7l",
                "musllinux_1_2_riscv64",
                "linux_armv6l",
                "linux_armv7l",
                "macosx_10_9_x86_64",
                "macosx_11_0_arm64",
                "macosx_10_9_universal2",
                "ios_13_0_arm64_iphonesimulator",
                "android_24_arm64_v8a",
                "pyemscripten_2025_0_wasm32");
        Stream<String> refused = Stream.of(
                "linux_x86_64",
                "linux_aarch64",
                "win_arm",
                "manylinux_x86_64",
                "manylinux_2_28_sparc",
                "musllinux_1_2_ppc64",
                "macosx_9_0_ppc",
                "emscripten_4_0_9_wasm32",
                "freebsd_14_amd64");
        return Stream.concat(taken.map(tag -> arguments(tag, true)), refused.map(tag -> arguments(tag, false)));
    }

    @Test
    void findsWhyAFileIsNoWheel(@TempDir Path folder) throws IOException {
        assertThat(only(write(folder, "demo.whl", pure().bytes())).code()).isEqualTo(Code.FILENAME_INVALID);
        Finding text = only(write(folder, "demo-1.0-py3-none-any.whl", "this is text".getBytes()));
        assertThat(text.code()).isEqualTo(Code.ZIP_NOT_A_ZIP);
        assertThat(text.message()).startsWith("not a zip archive; it begins with \"this is text\"");
        Finding other = only(write(folder, "other-1.0-py3-none-any.whl", pure().bytes()));
        assertThat(other.code()).isEqualTo(Code.DIST_INFO_MISMATCH);
        assertThat(other.where()).isEqualTo("other-1.0-py3-none-any.whl");
        assertThat(other.message()).startsWith("the wheel holds demo-1.0.dist-info");
        assertThat(only(write(
                                folder,
                                "demo-1.0-py3-none-any.whl",
                                pure().without(METADATA).bytes()))
                        .code())
                .isEqualTo(Code.METADATA_MISSING);
    }

    private static Path write(Path folder, String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static Finding only(Path file) throws IOException {
        List<Finding> findings = WheelVerifier.review(file, Expectations.NONE, bytes -> {});
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    @Test
    void hasACodeForEachFaultOfAnArchiveOrWheel() {
        for (var fault : ZipFault.values()) {
            assertThat(Code.of(fault).severity()).isEqualTo(Severity.ERROR);
        }
    }
}
