package io.github.wheelwright.core.page;

import io.github.wheelwright.core.index.Build;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.name.ProjectName;
import java.util.List;

/** A change of a commit's root, whose list takes note of the build. */
public record Identified(PageChange change, Build build) implements PageChange {
    @Override
    public ProjectPage page(ProjectPage current, List<IndexFile> files) {
        return change.page(current, files);
    }

    @Override
    public ProjectList list(ProjectList current, List<ProjectName> projects, List<String> variants) {
        ProjectList changed = change.list(current, projects, variants);
        // Of jobs with ordinals of their own the largest counts; a second kind of ordinal does not replace the first.
        boolean known = current.build()
                .map(noted -> noted.ordinal().kind() != build.ordinal().kind()
                        || noted.ordinal().value() >= build.ordinal().value())
                .orElse(false);
        return known ? changed : changed.of(build);
    }

    @Override
    public boolean refusesOtherContent() {
        return change.refusesOtherContent();
    }
}
