package io.github.wheelwright.maven.config;

import io.github.wheelwright.core.bytes.ByteSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of the build that go into wheels, held open until the wheels are written. */
public final class MemberFiles implements Closeable {
    private final List<ByteSource> open = new ArrayList<>();

    /**
     * What {@code PATH=FILE} says.
     *
     * @param path in the wheel
     */
    public record Pair(String path, Path file) {}

    /** Reads {@code PATH=FILE}; a relative file starts from {@code base}. */
    public static Pair pair(String parameter, String text, Path base) {
        int equals = text.indexOf('=');
        if (equals <= 0 || equals == text.length() - 1) {
            throw Setting.wrong(
                    parameter,
                    text,
                    "not a path in the wheel and a file, with = between them",
                    "write it as in -Dwheel." + parameter + "=demo/fix.py=src/fix.py");
        }
        Path file = base.resolve(text.substring(equals + 1).strip());
        return new Pair(text.substring(0, equals).strip(), existing(parameter, text, file));
    }

    /** The {@code file} that {@code text} names, which has to be there. */
    public static Path existing(String parameter, String text, Path file) {
        if (!Files.isRegularFile(file)) {
            throw Setting.wrong(
                    parameter,
                    text,
                    "there is no file " + file.toAbsolutePath(),
                    "correct the path, or make the file first");
        }
        return file;
    }

    /** Text of a file, which has to be UTF-8. */
    public static String text(String parameter, Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw Setting.wrong(parameter, file.toString(), "the file is not UTF-8", "convert it");
        }
    }

    /** The content of a file. */
    public ByteSource open(Path file) throws IOException {
        ByteSource source = ByteSource.of(file);
        open.add(source);
        return source;
    }

    @Override
    public void close() throws IOException {
        for (ByteSource source : open) {
            source.close();
        }
    }
}
