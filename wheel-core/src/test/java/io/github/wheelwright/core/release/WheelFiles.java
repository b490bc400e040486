package io.github.wheelwright.core.release;

import io.github.wheelwright.core.wheel.WheelPacker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small wheels for tests, made by the packer. */
public final class WheelFiles {
    private WheelFiles() {}

    /** A wheel of project {@code name} in {@code folder}, whose one module says {@code content}. */
    public static Path write(
            Path folder, String name, String version, String tag, String content, List<String> requires)
            throws IOException {
        Path tree = Files.createTempDirectory("wheel");
        Path info = Files.createDirectories(tree.resolve(name + "-" + version + ".dist-info"));
        Files.writeString(tree.resolve(name + ".py"), "content = '" + content + "'\n");
        StringBuilder metadata = new StringBuilder(
                "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\nRequires-Python: >=3.8\n");
        for (String requirement : requires) {
            metadata.append("Requires-Dist: ").append(requirement).append('\n');
        }
        Files.writeString(info.resolve("METADATA"), metadata);
        Files.writeString(
                info.resolve("WHEEL"),
                "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: false\nTag: " + tag + "\n");
        return WheelPacker.pack(tree, folder).file();
    }

    /** A wheel for any platform. */
    public static Path write(Path folder, String name, String version, String... requires) throws IOException {
        return write(folder, name, version, "py3-none-any", name + version, List.of(requires));
    }
}
