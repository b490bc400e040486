package io.github.wheelwright.maven.build;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.filename.WheelFilename;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Wheels of several cells: each in {@code <name>-<version>/python-3.12/} or {@code <name>-<version>/linux_amd64/} below {@code root},
 * and all together in {@code flat}.
 */
public final class OutputTree {
    private final Path root;
    private final Path flat;
    private final Map<String, Placed> wheels = new TreeMap<>();
    private final Map<Path, List<Path>> folders = new TreeMap<>();

    private record Placed(Cell cell, Path file) {}

    /** An empty tree. */
    public OutputTree(Path root, Path flat) {
        this.root = root;
        this.flat = flat;
    }

    /** Puts the wheels of {@code cell} into its folder. */
    public void add(Cell cell, List<Path> files) throws IOException {
        for (Path file : files) {
            WheelFilename name = WheelFilename.parse(String.valueOf(file.getFileName()));
            Path folder = root.resolve(
                            name.name().escaped() + "-" + name.version().withoutLocal())
                    .resolve(cell.folder());
            Path target = folder.resolve(name.toString());
            folders.computeIfAbsent(folder, any -> new ArrayList<>()).add(target);
            Placed other = wheels.putIfAbsent(name.toString(), new Placed(cell, target));
            if (other != null && Files.mismatch(other.file(), file) >= 0) {
                throw new WheelException(
                        "cells " + other.cell().label() + " and " + cell.label()
                                + " make different wheels of one name: " + name,
                        "give the variants <name>s of their own");
            }
            WheelFolder.place(file, target);
        }
    }

    /** Puts all of them into the flat folder, and nothing else; wheels that earlier runs left beside them go, too. */
    public List<Path> flatten() throws IOException {
        for (Map.Entry<Path, List<Path>> entry : folders.entrySet()) {
            new WheelFolder(entry.getKey()).hold(entry.getValue());
        }
        return new WheelFolder(flat)
                .hold(wheels.values().stream().map(Placed::file).toList());
    }
}
