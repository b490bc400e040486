package io.github.wheelwright.core.release;

import io.github.wheelwright.core.channel.ChannelMove;
import io.github.wheelwright.core.channel.ChannelWriter;
import io.github.wheelwright.core.channel.RootUpdate;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.PageCounter;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.page.RootPages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Writes one root of an index as a plan says. */
final class RootWriter {
    private final ReleasePlan plan;
    private final RootUpdate update;
    private final PageWriter pages;
    private final Host host;

    RootWriter(ReleasePlan plan, RootUpdate update, PageWriter pages, Host host) {
        this.plan = plan;
        this.update = update;
        this.pages = pages;
        this.host = host;
    }

    /**
     * All pages take up the files, dependencies before dependents; then the list takes up the projects, and goes to {@code seen}. Returns
     * the files, by name, that are listed in the place of ours: with other content, or with what only the page knew of them.
     */
    Map<String, IndexFile> extend(Consumer<ProjectList> seen, PageCounter counter) {
        Map<ProjectName, List<IndexFile>> projects = update.root().projects();
        Map<String, IndexFile> kept = new TreeMap<>();
        if (update.move().isPresent()) {
            seen.accept(channel(update.move().get()).extend(plan.order(), counter));
            return kept;
        }
        for (List<ProjectName> group : plan.order()) {
            List<ProjectName> here =
                    group.stream().filter(projects::containsKey).toList();
            List<PageWriter.Outcome<ProjectPage>> outcomes = host.parallel().map(here, project -> {
                List<IndexFile> files = Objects.requireNonNull(projects.get(project));
                return pages.update(plan.page(update.root(), project), page -> change(page, files));
            });
            outcomes.forEach(counter::count);
            if (update.change().refusesOtherContent()) {
                for (int i = 0; i < here.size(); i++) {
                    Listings.kept(
                                    outcomes.get(i).state(),
                                    Objects.requireNonNull(projects.get(here.get(i))),
                                    plan.existing())
                            .forEach(kept::putIfAbsent);
                }
            }
        }
        PageWriter.Outcome<ProjectList> list = pages.update(
                plan.list(update.root()),
                current -> update.change()
                        .list(
                                current,
                                List.copyOf(projects.keySet()),
                                update.root().variants()));
        counter.count(list);
        seen.accept(list.state());
        return kept;
    }

    private ProjectPage change(ProjectPage page, List<IndexFile> files) {
        boolean refuses = update.change().refusesOtherContent();
        return update.change().page(page, refuses ? plan.existing().admitted(page, files) : files);
    }

    /** Takes off the pages what is not there any more, and off the list the projects that then show nothing. */
    void reduce(UnaryOperator<ProjectPage> reduction, PageCounter counter) {
        RootPages root = pages();
        TreeSet<ProjectName> gone = new TreeSet<>();
        for (ProjectName project : dependentsFirst(root.list().projects())) {
            PageWriter.Outcome<ProjectPage> outcome = root.update(project, reduction);
            counter.count(outcome);
            if (outcome.state().files().isEmpty()) {
                gone.add(project);
            }
        }
        root.takeOff(gone, counter);
    }

    private List<ProjectName> dependentsFirst(Collection<String> projects) {
        List<ProjectName> known =
                new ArrayList<>(plan.order().stream().flatMap(List::stream).toList());
        Collections.reverse(known);
        // Nothing is known of the dependencies of projects that only older builds had: nothing new requires them.
        Stream<ProjectName> others = projects.stream().map(ProjectName::of).filter(name -> !known.contains(name));
        return Stream.concat(others, known.stream().filter(name -> projects.contains(name.normalized())))
                .toList();
    }

    ChannelWriter channel(ChannelMove move) {
        RootPages first = at(IndexRoot.at(move.channel().name() + "/"));
        return new ChannelWriter(update, move, pages(), first, host);
    }

    RootPages pages() {
        return at(update.root());
    }

    private RootPages at(IndexRoot root) {
        return new RootPages(root, plan.directoryKeys(), pages, plan.statuses());
    }
}
