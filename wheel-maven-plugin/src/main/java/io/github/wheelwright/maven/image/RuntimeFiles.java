package io.github.wheelwright.maven.image;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The Dockerfile that images are made with where none is configured, {@code docker/runtime}, as the plugin brings it. */
final class RuntimeFiles {
    private static final String FOLDER = "runtime";

    private RuntimeFiles() {}

    /** Puts them into {@code folder}; gives the Dockerfile. */
    static Path unpack(Path folder) throws IOException {
        URL resource = RuntimeFiles.class.getResource(FOLDER);
        if (resource == null) {
            throw new IllegalStateException("the plugin lacks " + FOLDER);
        }
        return unpack(resource, folder);
    }

    /** The same, where they are at {@code resource}: of an archive, each call has a view of its own, as two builds may run at once. */
    static Path unpack(URL resource, Path folder) throws IOException {
        Files.createDirectories(folder);
        try {
            if (resource.openConnection() instanceof JarURLConnection archive) {
                Path file = Path.of(archive.getJarFileURL().toURI());
                try (FileSystem jar = FileSystems.newFileSystem(file)) {
                    copy(jar.getPath(archive.getEntryName()), folder);
                }
            } else {
                copy(Path.of(resource.toURI()), folder);
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return folder.resolve("Dockerfile");
    }

    private static void copy(Path from, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(from)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path target = folder.resolve(from.relativize(file).toString());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            // an archive does not keep the mode, which the image gets
            boolean program = new String(Files.readAllBytes(target), StandardCharsets.ISO_8859_1).startsWith("#!");
            if (!target.toFile().setExecutable(program, false)) {
                throw new IOException("cannot set the mode of " + target);
            }
        }
    }
}
