package io.github.wheelwright.maven.build;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.wheelset.PinnedFile;
import io.github.wheelwright.maven.dockerfile.BuildContext;
import io.github.wheelwright.maven.dockerfile.Dockerfile;
import io.github.wheelwright.maven.dockerfile.IgnoreFile;
import io.github.wheelwright.maven.dockerfile.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * Pinned requirements files on their way into a build: as a named context, where the Dockerfile has a stage of that name, else in a
 * copy of the build context. The checkout stays as it is.
 *
 * @param files pinned
 * @param root of the sources that they belong to
 * @param context name of the stage that holds requirements files at their paths
 * @param made folders of what builds leave behind, which are not copied: a build must not see what the one before it made
 */
public record PinnedSources(List<PinnedFile> files, Path root, String context, List<Path> made) {
    /** Folders are compared as they are named. */
    public PinnedSources {
        made = made.stream().map(folder -> folder.toAbsolutePath().normalize()).toList();
    }

    /** The build with these files, for which {@code work} is used. */
    public BuildSpec into(BuildSpec spec, Path work) throws IOException {
        if (files.isEmpty()) {
            return spec;
        }
        boolean named = Dockerfile.read(spec.dockerfile()).stages().stream()
                .map(Stage::name)
                .anyMatch(context::equals);
        if (named) {
            Path folder = new WheelFolder(work.resolve("requirements")).emptied();
            write(folder);
            return spec.withContext(context, folder.toString());
        }
        if (BuildContext.isRemote(spec.context())) {
            throw new WheelException(
                    spec.dockerfile().getFileName() + " takes its requirements files from " + spec.context()
                            + ", where they are not pinned",
                    "let it take them from a stage \"" + context + "\": FROM scratch AS " + context
                            + ", COPY them there; Wheelwright puts the pinned ones in its place");
        }
        Path folder = new WheelFolder(work.resolve("context")).emptied();
        Path checkout = Path.of(spec.context());
        for (String path : new BuildContext(checkout, IgnoreFile.of(spec.dockerfile(), checkout)).files()) {
            Path file = checkout.resolve(path).toAbsolutePath().normalize();
            if (made.stream().noneMatch(file::startsWith)) {
                copy(checkout.resolve(path), folder.resolve(path));
            }
        }
        write(folder);
        return spec.from(folder.toString(), spec.platform());
    }

    private static void copy(Path file, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        if (Files.isSymbolicLink(file)) {
            Files.copy(file, target, LinkOption.NOFOLLOW_LINKS);
        } else {
            WheelFolder.place(file, target);
        }
    }

    private void write(Path folder) throws IOException {
        for (PinnedFile file : files) {
            Path home = root.toAbsolutePath().normalize();
            if (!file.path().startsWith(home)) {
                throw new WheelException(
                        file.path() + " is not in " + home + ", so the build cannot see it",
                        "move it there, or set <context> to a folder that holds both");
            }
            Path target = folder.resolve(home.relativize(file.path()).toString());
            Files.createDirectories(target.getParent());
            Files.deleteIfExists(target); // it may be another name of the file in the checkout
            Files.write(target, file.content().bytes());
        }
    }
}
