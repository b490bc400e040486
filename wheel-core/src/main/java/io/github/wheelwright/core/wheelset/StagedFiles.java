package io.github.wheelwright.core.wheelset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** Files that wait under other names in their folder, to get their own all together. */
final class StagedFiles implements AutoCloseable {
    private final Path folder;
    private final String suffix = "." + UUID.randomUUID();
    private final List<Path> targets = new ArrayList<>();
    private final Deque<Path> renamed = new ArrayDeque<>();
    private boolean published;

    StagedFiles(Path folder) {
        this.folder = folder;
    }

    /** Where to write what will be {@code target}. */
    Path add(Path target) {
        targets.add(target);
        return staged(target);
    }

    /** Renames all; where one cannot be, those before it are what they were. */
    void publish() throws IOException {
        for (Path target : targets) {
            if (Files.exists(target)) {
                keep(target);
            }
            renamed.push(target);
            Files.move(staged(target), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        published = true;
    }

    /** The old file stays under its name until the new one takes it. */
    private void keep(Path target) throws IOException {
        try {
            Files.createLink(kept(target), target);
        } catch (UnsupportedOperationException e) {
            Files.copy(target, kept(target));
        }
    }

    @Override
    public void close() throws IOException {
        if (!published) {
            while (!renamed.isEmpty()) {
                restore(renamed.pop());
            }
        }
        for (Path target : targets) {
            Files.deleteIfExists(staged(target));
            Files.deleteIfExists(kept(target));
        }
    }

    private void restore(Path target) throws IOException {
        if (Files.exists(kept(target))) {
            Files.move(kept(target), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else if (!Files.exists(staged(target))) {
            Files.deleteIfExists(target);
        }
    }

    private Path staged(Path target) {
        return folder.resolve("." + target.getFileName() + suffix + ".new");
    }

    private Path kept(Path target) {
        return folder.resolve("." + target.getFileName() + suffix + ".old");
    }
}
