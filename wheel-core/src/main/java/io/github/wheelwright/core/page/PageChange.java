package io.github.wheelwright.core.page;

import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.name.ProjectName;
import java.util.Collection;
import java.util.List;

/**
 * How the pages of a root take up the files of a release. Each change is a function of the page as it is at the moment of the
 * write, so it can be applied again when somebody else was faster; applied twice it changes nothing.
 */
public interface PageChange {
    /** The project's page with {@code files} taken up. */
    ProjectPage page(ProjectPage current, List<IndexFile> files);

    /** The list with {@code projects} and {@code variants} taken up. */
    ProjectList list(ProjectList current, List<ProjectName> projects, List<String> variants);

    /** The change of a root that shows {@code files} in the place of others of their names. */
    default PageChange showing(Collection<IndexFile> files) {
        return this;
    }

    /** Whether a file that is listed with other content is a conflict, rather than corrected. */
    boolean refusesOtherContent();
}
