package io.github.wheelwright.core.page;

import io.github.wheelwright.core.index.ConflictException;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.name.ProjectName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Files are added to what is listed; what is listed stays as it is. */
public final class Union implements PageChange {
    @Override
    public ProjectPage page(ProjectPage current, List<IndexFile> files) {
        ClosedProjects.check(ClosedProjects.refused(current, files));
        Map<String, IndexFile> byName = new LinkedHashMap<>();
        current.files().forEach(file -> byName.put(file.filename(), file));
        for (IndexFile file : files) {
            IndexFile listed = byName.putIfAbsent(file.filename(), file);
            if (listed != null && listed.sha256().equals(file.sha256())) {
                byName.put(file.filename(), listed.staying().withProvenanceOf(file));
            }
            if (listed != null && !listed.sha256().equals(file.sha256())) {
                throw new ConflictException(List.of(ConflictException.describe(listed, file)));
            }
        }
        return current.with(new ArrayList<>(byName.values()));
    }

    @Override
    public boolean refusesOtherContent() {
        return true;
    }

    @Override
    public ProjectList list(ProjectList current, List<ProjectName> projects, List<String> variants) {
        return current.listing(
                Stream.concat(current.projects().stream(), projects.stream().map(ProjectName::normalized))
                        .toList(),
                Stream.concat(current.variants().stream(), variants.stream()).toList());
    }
}
