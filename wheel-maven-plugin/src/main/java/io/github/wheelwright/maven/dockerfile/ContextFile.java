package io.github.wheelwright.maven.dockerfile;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;

/**
 * A file of a build context as git would see it.
 *
 * @param path relative to the context, with slashes
 * @param mode {@code 755} where the owner may execute it, {@code 644} else, {@code link} for a symbolic link
 * @param sha256 of the content; of a link's target as text
 */
public record ContextFile(String path, String mode, Sha256 sha256) {
    private static final String PLAIN = "644";

    /** One that nobody may execute. */
    public static ContextFile plain(String path, Sha256 sha256) {
        return new ContextFile(path, PLAIN, sha256);
    }

    static ContextFile read(String path, Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            String target = Files.readSymbolicLink(file).toString().replace('\\', '/');
            return new ContextFile(path, "link", Sha256.of(target.getBytes(StandardCharsets.UTF_8)));
        }
        try (ByteSource bytes = ByteSource.of(file)) {
            return new ContextFile(path, isExecutable(file) ? "755" : PLAIN, Sha256.of(bytes));
        }
    }

    private static boolean isExecutable(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return view != null && view.readAttributes().permissions().contains(PosixFilePermission.OWNER_EXECUTE);
    }
}
