package io.github.wheelwright.maven.config;

import io.github.wheelwright.core.wheel.WheelEdit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A README that becomes the description of wheels. */
public final class DescriptionFile {
    private static final Map<String, String> TYPES = Map.of(
            "md",
            "text/markdown",
            "markdown",
            "text/markdown",
            "rst",
            "text/x-rst",
            "txt",
            "text/plain",
            "",
            "text/plain");

    private DescriptionFile() {}

    /** The edit; the type is that of the file's extension where {@code contentType} is not given. */
    public static WheelEdit edit(Path file, @Nullable String contentType) throws IOException {
        Path found = MemberFiles.existing("readme", file.toString(), file);
        String name = String.valueOf(found.getFileName()).toLowerCase(Locale.ROOT);
        String extension = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
        String type = contentType != null ? contentType : TYPES.get(extension);
        if (type == null) {
            throw Setting.wrong(
                    "readme",
                    file.toString(),
                    "its name does not tell whether it is Markdown, reStructuredText or plain text",
                    "set readmeType as well, e.g. -Dwheel.readmeType=text/markdown");
        }
        return new WheelEdit.SetDescription(MemberFiles.text("readme", found), type);
    }
}
