package io.github.wheelwright.core.wheelset;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirementsfile.RequirementsFile;
import io.github.wheelwright.core.requirementsfile.RequirementsLine;
import io.github.wheelwright.core.requirementsfile.RequirementsLine.Kind;
import io.github.wheelwright.core.version.SpecifierSet;
import io.github.wheelwright.core.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Requirements files, and all that they name by {@code -r} and {@code -c}, pinned to versions: a constraint that contradicts a
 * pin would make pip refuse it.
 */
public final class RequirementsPin {
    private static final Set<Kind> INCLUDES = Set.of(Kind.REQUIREMENTS_FILE, Kind.CONSTRAINTS_FILE);

    private final Map<Path, RequirementsFile> files = new LinkedHashMap<>();
    private final Set<ProjectName> named = new HashSet<>();
    private final Pins pins;

    private RequirementsPin(Pins pins) {
        this.pins = pins;
    }

    /**
     * The files after the edit, in the order in which they are found; nothing is written.
     *
     * @param addMissing whether the first file gets a line for each project that none of them names
     */
    public static List<PinnedFile> plan(List<Path> roots, Pins pins, boolean addMissing) throws IOException {
        RequirementsPin edit = new RequirementsPin(pins);
        for (Path root : roots) {
            edit.read(root.toAbsolutePath().normalize(), "");
        }
        List<String> missing = addMissing ? edit.missing() : List.of();
        List<PinnedFile> pinned = new ArrayList<>();
        for (Map.Entry<Path, RequirementsFile> file : edit.files.entrySet()) {
            RequirementsFile result = edit.pinned(file.getValue());
            result = pinned.isEmpty() && !missing.isEmpty() ? result.withLines(missing) : result;
            pinned.add(PinnedFile.of(file.getKey(), file.getValue(), result));
        }
        return pinned;
    }

    /**
     * Writes the files into {@code folder}, lying to each other as they did, so that {@code -r} finds them: all are written before
     * the first gets its name.
     */
    public static List<Path> write(List<PinnedFile> files, Path folder) throws IOException {
        Path common = files.stream()
                .map(file -> parent(file.path()))
                .reduce(RequirementsPin::common)
                .orElseThrow();
        List<Path> written = new ArrayList<>();
        for (PinnedFile file : files) {
            Path target = folder.resolve(common.relativize(file.path()).toString());
            Files.createDirectories(parent(target.toAbsolutePath()));
            Files.write(staged(target), file.content().bytes());
            written.add(target);
        }
        for (Path target : written) {
            Files.move(staged(target), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return written;
    }

    private static Path staged(Path target) {
        return target.resolveSibling("." + target.getFileName() + ".new");
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private static Path common(Path a, Path b) {
        Path common = a;
        while (!b.startsWith(common)) {
            common = parent(common);
        }
        return common;
    }

    private void read(Path path, String from) throws IOException {
        if (files.containsKey(path)) {
            return;
        }
        if (!Files.isRegularFile(path)) {
            throw new WheelException(
                    (from.isEmpty() ? "" : from + ": ") + "there is no requirements file " + path,
                    "correct the path, or make the file first");
        }
        RequirementsFile file = RequirementsFile.parse(Files.readAllBytes(path), path.toString());
        files.put(path, file);
        for (RequirementsLine line : file.lines()) {
            line.project().ifPresent(named::add);
            if (INCLUDES.contains(line.kind()) && !line.argument().contains("://")) {
                read(path.resolveSibling(line.argument()).normalize(), path + ", line " + line.number());
            }
        }
    }

    private List<String> missing() {
        List<String> lines = new ArrayList<>();
        pins.versions().forEach((project, version) -> {
            if (!named.contains(project)) {
                lines.add(project + "==" + version);
            }
        });
        return lines;
    }

    private RequirementsFile pinned(RequirementsFile file) {
        RequirementsFile result = file;
        for (Map.Entry<ProjectName, Version> pin : pins.versions().entrySet()) {
            result = result.withPin(pin.getKey(), SpecifierSet.parse("==" + pin.getValue()), List.of());
        }
        return withoutRepetition(file, result);
    }

    /** Lines that were different requirements of one project may be the same now, which older pips refuse. */
    private RequirementsFile withoutRepetition(RequirementsFile before, RequirementsFile after) {
        Set<Object> changed = new HashSet<>();
        for (int i = 0; i < after.lines().size(); i++) {
            RequirementsLine line = after.lines().get(i);
            if (!line.text().equals(before.lines().get(i).text())) {
                changed.add(meaning(line));
            }
        }
        Set<Object> seen = new HashSet<>();
        return after.edited(line -> changed.contains(meaning(line)) && !seen.add(meaning(line)) ? "" : line.text());
    }

    private static Object meaning(RequirementsLine line) {
        return line.requirement().<Object>map(requirement -> requirement).orElseGet(line::text);
    }
}
