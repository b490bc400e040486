package io.github.wheelwright.core.page;

import io.github.wheelwright.core.index.Build;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.Publication;
import io.github.wheelwright.core.name.ProjectName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A change of a commit's root, whose list takes note of the build, and of what the list of releases shall say of it. */
public record Identified(PageChange change, Optional<Build> build, Publication publication) implements PageChange {
    @Override
    public ProjectPage page(ProjectPage current, List<IndexFile> files) {
        return change.page(current, files);
    }

    @Override
    public ProjectList list(ProjectList current, List<ProjectName> projects, List<String> variants) {
        ProjectList changed = change.list(current, projects, variants)
                .published(current.publication().map(publication::and).orElse(publication));
        return build.filter(ours -> !isKnown(current, ours)).map(changed::of).orElse(changed);
    }

    /** Of jobs with ordinals of their own the largest counts; a second kind of ordinal does not replace the first. */
    private static boolean isKnown(ProjectList current, Build ours) {
        return current.build()
                .map(noted -> noted.ordinal().kind() != ours.ordinal().kind()
                        || noted.ordinal().value() >= ours.ordinal().value())
                .orElse(false);
    }

    /** The release is as old as what of it was there before. */
    @Override
    public PageChange showing(Collection<IndexFile> files) {
        return new Identified(
                change.showing(files),
                build,
                files.stream()
                        .map(file -> new Publication(file.uploadTime(), new TreeSet<>()))
                        .reduce(publication, Publication::and));
    }

    @Override
    public boolean refusesOtherContent() {
        return change.refusesOtherContent();
    }
}
