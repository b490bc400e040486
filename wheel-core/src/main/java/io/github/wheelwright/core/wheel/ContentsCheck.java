package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.metadata.RecordRow;
import io.github.wheelwright.core.wheel.Finding.Code;
import io.github.wheelwright.core.wheel.InstalledTree.LibraryFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is seldom meant to be in a wheel: the findings of the tool check-wheel-contents, under its own numbers. */
final class ContentsCheck {
    private static final int SHOWN = 5;

    private static final Set<String> COMMON_NAMES = Set.of(
            ".eggs",
            ".nox",
            ".tox",
            ".venv",
            "app",
            "build",
            "cli",
            "data",
            "dist",
            "doc",
            "docs",
            "example",
            "examples",
            "lib",
            "scripts",
            "src",
            "test",
            "tests",
            "venv");

    /** Files that are empty, or hold no more than their encoding, may well be alike. */
    private static final Set<String> MAY_BE_ALIKE = Stream.of(
                    "",
                    "\n",
                    "\r\n",
                    "# -*- coding: utf-8 -*-",
                    "# -*- coding: utf-8 -*-\n",
                    "# -*- coding: utf-8 -*-\n\r")
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .map(bytes -> bytes.length + " sha256=" + Sha256.of(bytes).base64Url())
            .collect(Collectors.toSet());

    private final InstalledTree tree;
    private final DistInfo distInfo;
    private final Expectations expected;
    private final List<Finding> findings;

    private ContentsCheck(InstalledTree tree, DistInfo distInfo, Expectations expected, List<Finding> findings) {
        this.tree = tree;
        this.distInfo = distInfo;
        this.expected = expected;
        this.findings = findings;
    }

    static void run(InstalledTree tree, DistInfo distInfo, Expectations expected, List<Finding> findings) {
        ContentsCheck check = new ContentsCheck(tree, distInfo, expected, findings);
        check.files();
        check.topLevel();
        check.emptiness();
        expected.topLevel().ifPresent(check::againstTopLevel);
        expected.packageFiles().ifPresent(check::againstPackages);
    }

    private void files() {
        find(
                Code.W001_BYTECODE,
                tree.files().stream()
                        .map(RecordRow::path)
                        .filter(ContentsCheck::isBytecode)
                        .toList());
        Map<String, List<String>> bySignature = new LinkedHashMap<>();
        for (RecordRow row : tree.files()) {
            if (row.isHashed() || !row.size().isEmpty()) {
                bySignature
                        .computeIfAbsent(row.size() + " " + row.hash(), key -> new ArrayList<>())
                        .add(row.path());
            }
        }
        bySignature.forEach((signature, paths) -> {
            if (paths.size() > 1 && !MAY_BE_ALIKE.contains(signature)) {
                find(Code.W002_DUPLICATE_FILES, paths);
            }
        });
        find(
                Code.W003_TOP_LEVEL_NON_MODULE,
                library(file -> file.segments().size() == 1
                        && !isPathFile(file.name())
                        && PythonPath.moduleName(file.name()).isEmpty()));
        find(
                Code.W004_UNIMPORTABLE_PATH,
                library(file ->
                        PythonPath.moduleName(file.name()).isPresent() && !PythonPath.isImportable(file.segments())));
    }

    private void topLevel() {
        Set<String> declared = expected.topLevel().orElse(Set.of());
        find(Code.W005_COMMON_TOP_LEVEL_NAME, entries(name -> COMMON_NAMES.contains(name) && !declared.contains(name)));
        find(
                Code.W006_TOP_LEVEL_INIT,
                tree.topLevel("__init__.py").stream()
                        .filter(path -> !path.endsWith("/"))
                        .toList());
        if (expected.equals(Expectations.NONE)) {
            List<String> several = entries(name -> !name.startsWith("_")).stream()
                    .filter(path -> !isPathFile(path))
                    .toList();
            find(Code.W009_SEVERAL_TOP_LEVEL_ENTRIES, several.size() > 1 ? several : List.of());
        }
        Set<String> withModules = new TreeSet<>();
        for (LibraryFile file : tree.library()) {
            if (PythonPath.moduleName(file.name()).isPresent()) {
                String below =
                        file.libraryPath().substring(file.segments().get(0).length());
                withModules.add(file.path().substring(0, file.path().length() - below.length()) + "/");
            }
        }
        find(
                Code.W010_FOLDER_WITHOUT_MODULES,
                entries(name -> !PythonPath.isStubs(name)).stream()
                        .filter(path -> path.endsWith("/") && !withModules.contains(path))
                        .toList());
    }

    private void emptiness() {
        if (tree.topLevel().isEmpty()) {
            findings.add(new Finding(Code.W007_LIBRARY_EMPTY, distInfo.folder(), "nothing can be imported"));
        }
        if (tree.isEmptyBesides(distInfo)) {
            findings.add(new Finding(Code.W008_WHEEL_EMPTY, distInfo.folder(), "there is nothing else in the wheel"));
        }
    }

    private void againstTopLevel(Set<String> declared) {
        find(
                Code.W201_TOP_LEVEL_MISSING,
                new TreeSet<>(declared)
                        .stream().filter(name -> tree.topLevel(name).isEmpty()).toList());
        find(
                Code.W202_TOP_LEVEL_UNDECLARED,
                entries(name -> !declared.contains(name)).stream()
                        .filter(path -> !isPathFile(path))
                        .toList());
    }

    private void againstPackages(Set<String> files) {
        Set<String> missing = new TreeSet<>(files);
        tree.library().forEach(file -> missing.remove(file.libraryPath()));
        find(Code.W101_PACKAGE_FILES_MISSING, missing);
        find(Code.W102_PACKAGE_FILES_EXTRA, library(file -> !files.contains(file.libraryPath())));
    }

    private List<String> library(Predicate<LibraryFile> condition) {
        return tree.library().stream().filter(condition).map(LibraryFile::path).toList();
    }

    private List<String> entries(Predicate<String> name) {
        return tree.topLevel().entrySet().stream()
                .filter(entry -> name.test(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    private static boolean isBytecode(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        // dots at the beginning make no extension
        boolean extended = name.chars().limit(Math.max(dot, 0)).anyMatch(c -> c != '.');
        return extended && (name.endsWith(".pyc") || name.endsWith(".pyo"));
    }

    /** Path configuration files belong at the top. */
    private static boolean isPathFile(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(".pth") && name.length() > 4;
    }

    private void find(Code code, Collection<String> paths) {
        if (!paths.isEmpty()) {
            String first = paths.iterator().next();
            String shown = paths.stream().limit(SHOWN).collect(Collectors.joining(", "));
            String rest = paths.size() > SHOWN ? " and " + (paths.size() - SHOWN) + " more" : "";
            findings.add(new Finding(code, first, code.meaning() + ": " + shown + rest));
        }
    }
}
