package io.github.wheelwright.core.page;

import io.github.wheelwright.core.RejectedException;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Projects that are archived or quarantined: nothing is added to them (PEP 792, "Index semantics"). */
public final class ClosedProjects {
    private ClosedProjects() {}

    /** A line for each of {@code files} that would be new on {@code page}, where that takes none. */
    public static List<String> refused(ProjectPage page, List<IndexFile> files) {
        List<String> refused = new ArrayList<>();
        if (!page.status().takesFiles()) {
            Set<String> listed = page.files().stream().map(IndexFile::filename).collect(Collectors.toSet());
            for (IndexFile file : files) {
                if (!listed.contains(file.filename())) {
                    refused.add("  " + file.filename() + ": the project is "
                            + page.status().marker()
                            + page.status()
                                    .reason()
                                    .map(reason -> " (" + reason + ")")
                                    .orElse(""));
                }
            }
        }
        return refused;
    }

    /** Throws where something was refused. */
    public static void check(List<String> refused) {
        if (!refused.isEmpty()) {
            throw new RejectedException(
                    "nothing is added to projects that are archived or quarantined (PEP 792):",
                    refused.stream().distinct().toList(),
                    "leave these wheels out, or say -Dwheel.status=active of the project by wheel:status");
        }
    }
}
