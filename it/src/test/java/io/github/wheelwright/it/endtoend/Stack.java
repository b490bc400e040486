package io.github.wheelwright.it.endtoend;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.core.wheel.WheelEdit;
import io.github.wheelwright.core.wheel.WheelEditor;
import io.github.wheelwright.core.wheel.WheelRewrite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A release as a build leaves it: real wheels, some of them tagged {@code linux_*} inside and out, one with a build tag, one with a
 * local version, and the wheel {@code wheelwright-stack} whose METADATA pins all of them.
 *
 * <p>{@code choosy} has two versions, of which the newer one requires what nobody has: an installer finds that out from its METADATA.
 */
final class Stack {
    static final String REQUIREMENT = "wheelwright-stack==1.0";
    static final String LOCAL_VERSION = "local_demo-1.0+cpu.g1a2b3c4-py3-none-any.whl";
    /** What the stack's native and pure projects are imported as. */
    static final String IMPORTS =
            "import cffi, cryptography.fernet, jinja2, local_demo, markupsafe._speedups, pycparser, ruamel.yaml, six,"
                    + " yaml, _ruamel_yaml, zope.interface._zope_interface_coptimizations;"
                    + "print(six.__version__, yaml.__with_libyaml__)";

    private final Path folder;
    private final Set<String> pins;

    private Stack(Path folder, Set<String> pins) {
        this.folder = folder;
        this.pins = pins;
    }

    /** Builds the release in the empty folder {@code folder}. */
    static Stack in(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path file : RealWheels.of("stack")) {
            switch (file.getFileName().toString().replaceFirst("-.*", "")) {
                case "cffi", "markupsafe" -> taggedByOurEditor(file, folder);
                case "ruamel.yaml.clib" -> taggedByPython(file, folder, "--platform-tag", plainLinux());
                case "pycparser" -> taggedByPython(file, folder, "--build", "7");
                default -> Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        WheelFiles.write(folder, "local_demo", "1.0+cpu.g1a2b3c4");
        Set<String> pins = pins(folder);
        WheelFiles.write(folder, "wheelwright_stack", "1.0", pins.toArray(String[]::new));
        WheelFiles.write(folder, "choosy", "1.0", "six==1.16.0");
        WheelFiles.write(folder, "choosy", "2.0", "six==0.1");
        return new Stack(folder, pins);
    }

    /** What {@code wheel:publish} has to be told of it. */
    List<String> properties() {
        return List.of("wheel.input=" + folder, "wheel.platformTag=manylinux_2_28");
    }

    /** {@code six==1.16.0} and so on: what the stack requires and what an installer has to come to. */
    Set<String> pins() {
        return pins;
    }

    /** The wheels. */
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Every project of the folder at the older of its versions, so that only a pin leads there. */
    private static Set<String> pins(Path folder) throws IOException {
        Set<String> pins = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                WheelFilename name = WheelFilename.parse(file.getFileName().toString());
                pins.add(name.name().normalized() + "==" + name.version());
            }
        }
        pins.remove("six==1.17.0");
        return pins;
    }

    static void taggedByOurEditor(Path file, Path folder) throws IOException {
        try (Wheel wheel = Wheel.open(file)) {
            WheelRewrite rewrite =
                    WheelEditor.plan(wheel, List.of(new WheelEdit.SetPlatformTags(List.of(plainLinux()))));
            rewrite.plan()
                    .writeTo(wheel.source(), folder.resolve(rewrite.filename().toString()));
        }
    }

    private static void taggedByPython(Path file, Path folder, String... tags) throws IOException {
        Path copy = Files.copy(file, folder.resolve(file.getFileName()));
        List<String> arguments = new ArrayList<>(List.of("tags", "--remove"));
        arguments.addAll(List.of(tags));
        arguments.add(copy.toString());
        Program.of(folder, Engines.require("wheel")).succeed(arguments);
    }

    private static String plainLinux() {
        return "linux_" + System.getProperty("os.arch").replace("amd64", "x86_64");
    }
}
