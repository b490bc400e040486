package io.github.wheelwright.core.channel;

import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.ChannelHistory;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.PageCounter;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.page.RootPages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Moves one root of a channel. The list comes first: its change claims the step, and names every project whose page this move may
 * write, so that whoever moves the channel next reaches all pages that this run may still be writing. A run that finds a page at a later
 * step reads the list again: it goes on where that still shows its builds, and stops where it does not.
 */
public final class ChannelWriter {
    private final RootUpdate update;
    private final ChannelMove move;
    private final RootPages root;
    private final RootPages first;
    private final Host host;
    private volatile Optional<ChannelStep> step = Optional.empty();

    /** {@code first} is the channel's first root. */
    public ChannelWriter(RootUpdate update, ChannelMove move, RootPages root, RootPages first, Host host) {
        this.update = update;
        this.move = move;
        this.root = root;
        this.first = first;
        this.host = host;
    }

    /**
     * Claims the step; all pages take up the files, dependencies before dependents; then the list takes up the projects.
     *
     * @return the list as this run has seen it last
     */
    public ProjectList extend(List<List<ProjectName>> order, PageCounter counter) {
        Map<ProjectName, List<IndexFile>> projects = update.root().projects();
        ProjectList seen = claim(projects.keySet(), counter);
        for (List<ProjectName> group : order) {
            List<ProjectName> here =
                    group.stream().filter(projects::containsKey).toList();
            host.parallel().map(here, project -> {
                write(project, Objects.requireNonNull(projects.get(project)), counter);
                return project;
            });
        }
        if (step.isPresent()) {
            PageWriter.Outcome<ProjectList> outcome = root.updateList(list -> move.isShownBy(list.channel())
                    ? update.change()
                            .list(
                                    list,
                                    List.copyOf(projects.keySet()),
                                    update.root().variants())
                    : list);
            counter.count(outcome);
            seen = outcome.state();
        }
        return seen;
    }

    /** What comes after all pages of the release have taken up their files. */
    public ChannelReducer reducer(Duration grace) {
        return new ChannelReducer(root, this::present, grace, host);
    }

    private ProjectList claim(Set<ProjectName> projects, PageCounter counter) {
        if (isDropped()) {
            return ProjectList.EMPTY;
        }
        PageWriter.Outcome<ProjectList> outcome = root.updateList(current -> {
            ChannelHistory claimed = move.claimed(current.channel());
            return move.isShownBy(claimed)
                    ? current.moved(claimed.withPages(
                            projects.stream().map(ProjectName::normalized).toList()))
                    : current;
        });
        counter.count(outcome);
        step = present(outcome.state());
        return outcome.state();
    }

    /** Whether the channel was rolled back from what the move brings: its first root knows that also of roots that did not exist then. */
    public boolean isDropped() {
        if (move instanceof ExplicitMove) {
            return false;
        }
        ProjectList all = first.list();
        ProjectList own = root.list();
        return move.builds().stream()
                .anyMatch(build -> all.channel().dropped().contains(build.commit())
                        || own.channel().dropped().contains(build.commit()));
    }

    private Optional<ChannelStep> present(ProjectList list) {
        return move.isShownBy(list.channel())
                ? Optional.of(new ChannelStep(move.channel(), list.channel()))
                : Optional.empty();
    }

    /** The page takes up {@code files} at the present step, unless the channel has gone on without this move. */
    private void write(ProjectName project, List<IndexFile> files, PageCounter counter) {
        while (step.isPresent()) {
            ChannelStep now = step.get();
            PageWriter.Outcome<ProjectPage> outcome = root.update(project, page -> now.extended(page, files));
            counter.count(outcome);
            if (!now.isOvertakenBy(outcome.state())) {
                return;
            }
            step = later(now, outcome.state());
        }
    }

    private Optional<ChannelStep> later(ChannelStep now, ProjectPage page) {
        ProjectList listed = root.list();
        if (listed.channel().step() < page.revision().step()) {
            throw now.isBehindItsPages(root.root().folder());
        }
        return present(listed);
    }
}
