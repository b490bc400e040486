package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.metadata.EntryPoint;
import io.github.wheelwright.core.metadata.EntryPoints;
import io.github.wheelwright.core.metadata.ObjectReference;
import io.github.wheelwright.core.wheel.Finding.Code;
import io.github.wheelwright.core.zip.ZipFormatException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code entry_points.txt}: as installers read it, and with modules that the wheel holds. */
final class EntryPointsCheck {
    private EntryPointsCheck() {}

    static void run(Wheel wheel, Optional<InstalledTree> tree, List<Finding> findings) throws IOException {
        Optional<EntryPoints> points;
        try {
            points = WheelSummary.entryPoints(wheel);
        } catch (ZipFormatException e) {
            // the member itself is reported with all others
            return;
        }
        String where = wheel.distInfo().path("entry_points.txt");
        points.map(EntryPoints::problems)
                .orElse(List.of())
                .forEach(problem -> findings.add(new Finding(Code.ENTRY_POINTS_INVALID, where, problem.toString())));
        if (points.isPresent() && tree.isPresent()) {
            checkModules(points.get(), tree.get(), where, findings);
        }
    }

    /** The module of a script may also be in another distribution. */
    private static void checkModules(EntryPoints points, InstalledTree tree, String where, List<Finding> findings) {
        Set<String> modules = tree.library().stream()
                .map(EntryPointsCheck::module)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        for (EntryPoint point : points.entries()) {
            Optional<String> module = point.reference().map(ObjectReference::module);
            if (point.isScript() && module.isPresent() && !modules.contains(module.get())) {
                findings.add(new Finding(
                        Code.ENTRY_POINT_MODULE_ABSENT,
                        where,
                        point.name() + " = " + point.value() + ": the module " + module.get()
                                + " is not in the wheel"));
            }
        }
    }

    private static Optional<String> module(InstalledTree.LibraryFile file) {
        List<String> folders = file.segments().subList(0, file.segments().size() - 1);
        return PythonPath.moduleName(file.name())
                .map(name -> name.equals("__init__") && !folders.isEmpty()
                        ? String.join(".", folders)
                        : folders.isEmpty() ? name : String.join(".", folders) + "." + name);
    }
}
