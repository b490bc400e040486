package io.github.wheelwright.it;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A wheel that a story copies or damages. */
public final class WheelFile {
    private final Path file;

    WheelFile(Path file) {
        this.file = file;
    }

    /** Replaces it by {@code text}. */
    public void write(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Copies it to another name in its folder. */
    public void copyTo(String name) throws IOException {
        Files.copy(file, file.resolveSibling(name));
    }

    /** Gives it another name in its folder. */
    public void moveTo(String name) throws IOException {
        Files.move(file, file.resolveSibling(name));
    }

    /** Keeps the first {@code bytes}. */
    public void cut(int bytes) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), bytes));
    }

    /** Removes the member whose name ends so. */
    public void drop(String end) throws IOException {
        repack(end, null);
    }

    /** Gives the member whose name ends so another content; RECORD stays as it is. */
    public void replace(String end, String text) throws IOException {
        repack(end, text);
    }

    private void repack(String end, String text) throws IOException {
        Path copy = Files.createTempFile("story", ".whl");
        try (ZipFile in = new ZipFile(file.toFile());
                OutputStream to = Files.newOutputStream(copy);
                ZipOutputStream out = new ZipOutputStream(to)) {
            for (Enumeration<? extends ZipEntry> entries = in.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                boolean meant = entry.getName().endsWith(end);
                if (meant && text == null) {
                    continue;
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(
                        meant
                                ? text.getBytes(StandardCharsets.UTF_8)
                                : in.getInputStream(entry).readAllBytes());
            }
        }
        Files.move(copy, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
