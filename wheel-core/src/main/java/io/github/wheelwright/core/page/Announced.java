package io.github.wheelwright.core.page;

import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.ReleaseList;
import io.github.wheelwright.core.name.ProjectName;
import java.util.List;

/** A change of the list of releases, which takes note of what the lists of its commits and channels were seen to say. */
public record Announced(PageChange change, ReleaseList seen) implements PageChange {
    @Override
    public ProjectPage page(ProjectPage current, List<IndexFile> files) {
        return change.page(current, files);
    }

    @Override
    public ProjectList list(ProjectList current, List<ProjectName> projects, List<String> variants) {
        ProjectList changed = change.list(current, projects, variants);
        return changed.saying(changed.releases().and(seen));
    }

    @Override
    public boolean refusesOtherContent() {
        return change.refusesOtherContent();
    }
}
