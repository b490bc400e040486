package io.github.wheelwright.core.channel;

import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.host.Pause;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.Fates;
import io.github.wheelwright.core.page.Fates.Fate;
import io.github.wheelwright.core.page.PageCounter;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.page.Reduction;
import io.github.wheelwright.core.page.RootPages;
import io.github.wheelwright.core.page.Union;
import io.github.wheelwright.core.store.StoreException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes off the pages of one root of a channel what its step does not show, after the pages have taken up what it does. */
public final class ChannelReducer {

    private final RootPages root;
    private final Function<ProjectList, Optional<ChannelStep>> present;
    private final Duration grace;
    private final Host host;
    private final Map<ProjectName, Boolean> written = new TreeMap<>();

    /** {@code present} is the step of a list, as long as that is what this is about; {@code grace} as in {@link Reduction}. */
    public ChannelReducer(
            RootPages root, Function<ProjectList, Optional<ChannelStep>> present, Duration grace, Host host) {
        this.root = root;
        this.present = present;
        this.grace = grace;
        this.host = host;
    }

    /**
     * Reduces every page that may be there, each after {@code change} was applied to it; then the list drops the projects that show
     * nothing. Whether something still listed, with nothing else to stop them, would be taken by installers before what the root shows.
     */
    public boolean reduce(UnaryOperator<ProjectPage> change, PageCounter counter) {
        long before = -1;
        for (int attempt : host.pause().attempts()) {
            ProjectList list = root.list();
            Optional<ChannelStep> step = present.apply(list);
            if (step.isEmpty()) {
                return false;
            }
            if (list.channel().step() == before) {
                throw step.get().isBehindItsPages(root.root().folder());
            }
            before = list.channel().step();
            Optional<Collection<ProjectPage>> reduced = reduction(step.get())
                    .reduce(projects(list), page -> step.get().reached(change.apply(page)));
            if (reduced.isPresent()) {
                written.values().forEach(counter::count);
                list(list, reduced.get(), counter);
                return reduced.get().stream()
                        .anyMatch(page -> page.files().stream().anyMatch(file -> isToBeYanked(step.get(), file, page)));
            }
        }
        throw new StoreException(
                root.root().folder() + " was moved by others " + Pause.ATTEMPTS
                        + " times while its pages were to follow",
                "run the same command again: it goes on where this run stopped");
    }

    /** The list names what has files: also what a run took up that died before it said so. */
    private void list(ProjectList list, Collection<ProjectPage> reduced, PageCounter counter) {
        List<ProjectName> filled = reduced.stream()
                .filter(page -> !page.files().isEmpty())
                .map(ProjectPage::name)
                .filter(project -> !list.projects().contains(project.normalized()))
                .toList();
        if (!filled.isEmpty()) {
            counter.count(root.updateList(now -> new Union().list(now, filled, List.of())));
        }
        root.takeOffEmpty(reduced, counter);
    }

    /** Tells installers to leave alone what they would take before what the root shows, but where it is pinned. */
    public void yank(PageCounter counter) {
        ProjectList list = root.list();
        written.clear();
        present.apply(list)
                .ifPresent(step -> projects(list)
                        .forEach(project -> write(
                                step,
                                project,
                                page -> page.with(page.files().stream()
                                        .map(file -> isToBeYanked(step, file, page)
                                                ? file.with(file.departure()
                                                        .map(departure -> departure.because(step.reason())))
                                                : file)
                                        .toList()))));
        written.values().stream().filter(changed -> changed).forEach(counter::count);
    }

    /** What is listed for those who have read of it before, and may go on its way now; empty while the root is being moved. */
    public Optional<List<IndexFile>> due() {
        ProjectList list = root.list();
        List<ProjectPage> pages = host.parallel().map(projects(list), root::page);
        return present.apply(list)
                .filter(step -> pages.stream()
                        .allMatch(
                                page -> page.revision().step() == step.history().step()))
                .map(step -> due(step, pages));
    }

    private List<IndexFile> due(ChannelStep step, List<ProjectPage> pages) {
        List<IndexFile> files =
                pages.stream().flatMap(page -> page.files().stream()).toList();
        if (files.stream().noneMatch(IndexFile::isDeparting)) {
            return List.of();
        }
        Fates fates = reduction(step).fates(pages);
        return files.stream()
                .filter(file -> fates.of(file)
                        .map(fate -> fate == Fate.DROP || fate == Fate.DATE)
                        .orElse(false))
                .toList();
    }

    private Reduction reduction(ChannelStep step) {
        return new Reduction(
                step::isShown, grace, root.pages(), host, (project, change) -> write(step, project, change));
    }

    private Optional<ProjectPage> write(ChannelStep step, ProjectName project, UnaryOperator<ProjectPage> change) {
        PageWriter.Outcome<ProjectPage> outcome =
                root.update(project, page -> step.isOvertakenBy(page) ? page : change.apply(page));
        synchronized (written) {
            written.merge(project, outcome.changed(), Boolean::logicalOr);
        }
        return Optional.of(outcome.state()).filter(page -> !step.isOvertakenBy(page));
    }

    private static boolean isToBeYanked(ChannelStep step, IndexFile file, ProjectPage page) {
        return file.isDeparting() && file.offeredYank().isEmpty() && step.isOvertaking(file, page);
    }

    private static Set<ProjectName> projects(ProjectList list) {
        return Stream.concat(list.projects().stream(), list.channel().pages().stream())
                .map(ProjectName::of)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
