package io.github.wheelwright.core.release;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.index.ChannelHistory;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.name.ProjectName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Moves one root of a channel. The list comes first: its change claims the step, and names every project whose page this move may
 * write, so that whoever moves the channel next reaches all pages that this run may still be writing. A run that finds a page at a later
 * step reads the list again: it goes on where that still shows its builds, and stops where it does not.
 */
final class ChannelWriter {
    private final ReleasePlan plan;
    private final RootUpdate update;
    private final ChannelMove move;
    private final PageWriter pages;
    private final Host host;
    private final Publisher.Counter counter;
    private volatile Optional<ChannelStep> step = Optional.empty();

    ChannelWriter(
            ReleasePlan plan,
            RootUpdate update,
            ChannelMove move,
            PageWriter pages,
            Host host,
            Publisher.Counter counter) {
        this.plan = plan;
        this.update = update;
        this.move = move;
        this.pages = pages;
        this.host = host;
        this.counter = counter;
    }

    /** Claims the step; all pages take up the files, dependencies before dependents; then the list takes up the projects. */
    void extend() {
        Map<ProjectName, List<IndexFile>> projects = update.root().projects();
        claim(projects.keySet());
        for (List<ProjectName> group : plan.order()) {
            List<ProjectName> here =
                    group.stream().filter(projects::containsKey).toList();
            host.parallel()
                    .map(
                            here,
                            project -> write(
                                    project,
                                    (now, page) -> now.extended(page, Objects.requireNonNull(projects.get(project)))));
        }
        if (step.isPresent()) {
            counter.count(pages.update(
                    list(),
                    list -> move.isShownBy(list.channel())
                            ? update.change()
                                    .list(
                                            list,
                                            List.copyOf(projects.keySet()),
                                            update.root().variants())
                            : list));
        }
    }

    /** All pages drop what the step does not show, dependents first; then the list drops the projects that show nothing. */
    void reduce() {
        ProjectList listed = pages.read(list());
        step = present(listed);
        Set<String> all = new TreeSet<>(listed.projects());
        all.addAll(listed.channel().pages());
        UnaryOperator<ProjectPage> reduction = update.reduction().orElse(UnaryOperator.identity());
        Set<ProjectName> gone = new TreeSet<>();
        for (ProjectName project : dependentsFirst(all, reduction)) {
            boolean empty = write(project, (now, page) -> now.reduced(reduction.apply(page)))
                    .map(page -> page.files().isEmpty())
                    .orElse(false);
            if (empty) {
                gone.add(project);
            }
        }
        if (step.isPresent()) {
            Publisher.takeOff(plan, update.root(), gone, pages, counter);
        }
    }

    /**
     * The projects in the order in which their pages drop files: by what the new files require, and by what the dropped ones do. A
     * page that stays may drop a file that required one on a page that goes.
     */
    private List<ProjectName> dependentsFirst(Set<String> all, UnaryOperator<ProjectPage> reduction) {
        Map<ProjectName, Set<ProjectName>> requires = DependencyOrder.requires(plan.wheels());
        List<ProjectName> projects = all.stream().map(ProjectName::of).toList();
        List<Set<ProjectName>> dropped = host.parallel().map(projects, project -> required(project, reduction));
        for (int i = 0; i < projects.size(); i++) {
            requires.computeIfAbsent(projects.get(i), p -> new TreeSet<>()).addAll(dropped.get(i));
        }
        List<ProjectName> order = new ArrayList<>(
                DependencyOrder.of(requires).stream().flatMap(List::stream).toList());
        order.retainAll(projects);
        Collections.reverse(order);
        return order;
    }

    /** What the files require that are about to leave the page of {@code project}. */
    private Set<ProjectName> required(ProjectName project, UnaryOperator<ProjectPage> reduction) {
        if (step.isEmpty()) {
            return Set.of();
        }
        ProjectPage page = pages.read(Publisher.projectPage(plan, update.root(), project));
        List<IndexFile> stay = step.get().reduced(reduction.apply(page)).files();
        Set<ProjectName> required = new TreeSet<>();
        page.files().stream()
                .filter(file -> !stay.contains(file))
                .forEach(file -> required.addAll(pages.requiredBy(file)));
        return required;
    }

    private void claim(Set<ProjectName> projects) {
        if (isDropped(plan, update, move, pages)) {
            return;
        }
        PageWriter.Outcome<ProjectList> outcome = pages.update(list(), current -> {
            ChannelHistory claimed = move.claimed(current.channel());
            return move.isShownBy(claimed)
                    ? current.moved(claimed.withPages(
                            projects.stream().map(ProjectName::normalized).toList()))
                    : current;
        });
        counter.count(outcome);
        step = present(outcome.state());
    }

    /** Whether the channel was rolled back from what the move brings: its first root knows that also of roots that did not exist then. */
    static boolean isDropped(ReleasePlan plan, RootUpdate update, ChannelMove move, PageWriter pages) {
        if (move instanceof ExplicitMove) {
            return false;
        }
        ProjectList first = pages.read(
                Publisher.listPage(plan, StoredBuild.root(move.channel().name() + "/")));
        ProjectList own = pages.read(Publisher.listPage(plan, update.root()));
        return move.builds().stream()
                .anyMatch(build -> first.channel().dropped().contains(build.commit())
                        || own.channel().dropped().contains(build.commit()));
    }

    private Optional<ChannelStep> present(ProjectList list) {
        return move.isShownBy(list.channel())
                ? Optional.of(new ChannelStep(move.channel(), list.channel()))
                : Optional.empty();
    }

    /** The page as {@code change} made it at the present step; empty where the channel has gone on without this move. */
    private Optional<ProjectPage> write(ProjectName project, BiFunction<ChannelStep, ProjectPage, ProjectPage> change) {
        while (step.isPresent()) {
            ChannelStep now = step.get();
            PageWriter.Outcome<ProjectPage> outcome =
                    pages.update(Publisher.projectPage(plan, update.root(), project), page -> change.apply(now, page));
            counter.count(outcome);
            if (!now.isOvertakenBy(outcome.state())) {
                return Optional.of(outcome.state());
            }
            step = later(project, outcome.state());
        }
        return Optional.empty();
    }

    private Optional<ChannelStep> later(ProjectName project, ProjectPage page) {
        ProjectList listed = pages.read(list());
        if (listed.channel().step() < page.revision().step()) {
            throw new WheelException(
                    "the page " + update.root().folder(project) + " is at step "
                            + page.revision().step() + " of channel "
                            + move.channel().name() + ", and its list only at step "
                            + listed.channel().step() + ": an older list was put in its place",
                    "run wheel:fsck with -Dwheel.repair=true, and then this again");
        }
        return present(listed);
    }

    private PageDocument<ProjectList> list() {
        return Publisher.listPage(plan, update.root());
    }
}
