package io.github.wheelwright.core.release;

import io.github.wheelwright.core.channel.RootUpdate;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.ConflictException;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.ClosedProjects;
import io.github.wheelwright.core.page.PageWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is listed already under the names of a release. */
final class Listings {
    private final PageWriter pages;
    private final Host host;

    Listings(PageWriter pages, Host host) {
        this.pages = pages;
        this.host = host;
    }

    /**
     * The plan with what is listed already where it is listed.
     *
     * @throws ConflictException where a name is listed with other content
     */
    ReleasePlan settled(ReleasePlan unsettled) {
        ProjectList top = pages.read(unsettled.list(unsettled.top()));
        ReleasePlan plan = unsettled.with(top.statuses());
        List<String> conflicts = new ArrayList<>();
        List<String> closed = new ArrayList<>();
        Map<String, IndexFile> listed = new TreeMap<>();
        for (RootUpdate update : plan.updates()) {
            ProjectList list = update.root().equals(plan.top()) ? top : pages.read(plan.list(update.root()));
            update.move().ifPresent(move -> move.claimed(list.channel()));
            List<Map.Entry<ProjectName, List<IndexFile>>> projects =
                    List.copyOf(update.root().projects().entrySet());
            List<ProjectPage> found =
                    host.parallel().map(projects, project -> pages.read(plan.page(update.root(), project.getKey())));
            if (update.move().isEmpty() && update.change().refusesOtherContent()) {
                for (int i = 0; i < found.size(); i++) {
                    compare(found.get(i), projects.get(i).getValue(), plan.existing(), listed, conflicts);
                    closed.addAll(
                            ClosedProjects.refused(found.get(i), projects.get(i).getValue()));
                }
            }
        }
        ClosedProjects.check(closed);
        if (!conflicts.isEmpty()) {
            throw new ConflictException(conflicts.stream().distinct().toList());
        }
        return plan.showing(listed);
    }

    /** Those of {@code page} that keep the names of {@code files}. */
    static Map<String, IndexFile> kept(ProjectPage page, List<IndexFile> files, Existing existing) {
        Map<String, IndexFile> kept = new TreeMap<>();
        compare(page, files, existing, kept, new ArrayList<>());
        return kept;
    }

    private static void compare(
            ProjectPage page,
            List<IndexFile> files,
            Existing existing,
            Map<String, IndexFile> listed,
            List<String> conflicts) {
        for (IndexFile ours : files) {
            for (IndexFile theirs : page.files()) {
                if (!theirs.filename().equals(ours.filename())) {
                    continue;
                }
                if (theirs.sha256().equals(ours.sha256()) || existing == Existing.KEEP) {
                    // with what only the page knows: its key, when it came, whether it is yanked
                    IndexFile kept = theirs.with(Optional.empty());
                    listed.putIfAbsent(
                            ours.filename(),
                            theirs.sha256().equals(ours.sha256()) ? kept.withProvenanceOf(ours) : kept);
                } else {
                    conflicts.add(ConflictException.describe(theirs, ours));
                }
            }
        }
    }
}
