package io.github.wheelwright.it.endtoend;

import io.github.wheelwright.core.engines.Engines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Wheels as the world has them, downloaded once by pip, from where this machine's pip gets its packages. */
final class RealWheels {
    private RealWheels() {}

    /** The wheels of the set {@code name} of {@code real-wheels.txt}. */
    static List<Path> of(String name) throws IOException {
        Engines.require("pip");
        List<String> downloads = new ArrayList<>();
        for (String line : list().split("\n")) {
            if (line.startsWith(name + ":")) {
                downloads.add(line.substring(name.length() + 1).strip());
            }
        }
        Path folder = Engines.folder().resolve("wheels").resolve(name + "-" + fingerprint(downloads));
        if (!Files.isDirectory(folder)) {
            download(downloads, folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Into a folder that is given its name when all is there. */
    private static void download(List<String> downloads, Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        Path partial = Files.createTempDirectory(folder.getParent(), "partial");
        for (String arguments : downloads) {
            List<String> all = new ArrayList<>(List.of(
                    "download",
                    "--quiet",
                    "--disable-pip-version-check",
                    "--no-cache-dir",
                    "--no-deps",
                    "--only-binary=:all:",
                    "--dest",
                    partial.toString()));
            all.addAll(List.of(arguments.split(" +")));
            Program.of(partial, Engines.require("pip")).succeed(all);
        }
        Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Of the list and of the interpreter: another one gets other wheels. */
    private static String fingerprint(List<String> downloads) {
        String python = Program.of(Path.of("target").toAbsolutePath(), Engines.require("python"))
                .succeed("-VV")
                .text();
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((downloads + python).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String list() throws IOException {
        try (InputStream in = RealWheels.class.getResourceAsStream("/real-wheels.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
