package io.github.wheelwright.core.release;

import io.github.wheelwright.core.index.Build;
import io.github.wheelwright.core.index.ChannelHistory;
import io.github.wheelwright.core.index.HtmlPages;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.release.PublishResult.ChannelState;
import io.github.wheelwright.core.release.PublishResult.PublishedFile;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Carries out a {@link ReleasePlan} on a store: files first, then the pages that link to them, dependencies before dependents, then
 * the lists, then channels; what channels drop goes last, dependents first. Whenever it stops, what is listed is there, and the same
 * plan run again goes on from there.
 */
public final class Publisher {
    private static final String LANDING = "index.html";

    private final ObjectStore store;
    private final Progress progress;
    private final Host host;
    private final PageWriter pages;

    /** Publishes to {@code store} and tells {@code progress} about the files. */
    public Publisher(ObjectStore store, Progress progress) {
        this(store, progress, Host.LOCAL);
    }

    Publisher(ObjectStore store, Progress progress, Host host) {
        this.store = store;
        this.progress = progress;
        this.host = host;
        this.pages = new PageWriter(store, host);
    }

    /**
     * Reads the pages that {@code plan} changes, and writes nothing.
     *
     * @throws ConflictException where a name is listed with other content
     */
    public void check(ReleasePlan plan) {
        List<String> conflicts = new ArrayList<>();
        for (RootUpdate update : plan.updates()) {
            ProjectList list = pages.read(listPage(plan, update.root()));
            update.move().ifPresent(move -> move.claimed(list.channel()));
            List<Map.Entry<ProjectName, List<IndexFile>>> projects =
                    List.copyOf(update.root().projects().entrySet());
            host.parallel()
                    .map(projects, project -> conflicts(plan, update, project.getKey(), project.getValue()))
                    .forEach(conflicts::addAll);
        }
        if (!conflicts.isEmpty()) {
            throw new ConflictException(conflicts.stream().distinct().toList());
        }
        FileUploader uploader = new FileUploader(store, bytes -> {});
        List<String> leftovers =
                host.parallel().map(plan.wheels(), wheel -> uploader.leftover(wheel, plan.key(wheel))).stream()
                        .flatMap(Optional::stream)
                        .toList();
        if (!leftovers.isEmpty()) {
            throw FileUploader.unlisted(leftovers);
        }
    }

    /** Checks, writes, and compares what the store then holds with what was sent. */
    public PublishResult publish(ReleasePlan plan) {
        check(plan);
        List<PublishedFile> files = uploadFiles(plan);
        Counter counter = new Counter();
        for (RootUpdate update : plan.updates()) {
            extend(plan, update, counter);
        }
        List<RootUpdate> dependentsFirst = new ArrayList<>(plan.updates());
        Collections.reverse(dependentsFirst);
        for (RootUpdate update : dependentsFirst) {
            reduce(plan, update, counter);
        }
        writeLanding(plan);
        List<ChannelState> channels = channels(plan);
        try (Progress.Task task = progress.start("comparing", plan.bytes())) {
            new StoreCheck(store, pages, host, task).compare(plan, files);
        }
        return new PublishResult(files, counter.written, counter.unchanged, channels, absent(plan));
    }

    private List<PublishedFile> uploadFiles(ReleasePlan plan) {
        try (Progress.Task task = progress.start("uploading", plan.bytes())) {
            FileUploader uploader = new FileUploader(store, task);
            return host.parallel()
                    .map(
                            plan.wheels(),
                            wheel -> new PublishedFile(
                                    wheel,
                                    plan.key(wheel),
                                    uploader.upload(wheel, plan.key(wheel)) == FileUploader.Outcome.UPLOADED));
        }
    }

    private void extend(ReleasePlan plan, RootUpdate update, Counter counter) {
        if (update.move().isPresent()) {
            new ChannelWriter(plan, update, update.move().get(), pages, host, counter).extend();
            return;
        }
        Map<ProjectName, List<IndexFile>> projects = update.root().projects();
        for (List<ProjectName> group : plan.order()) {
            List<ProjectName> here =
                    group.stream().filter(projects::containsKey).toList();
            host.parallel()
                    .map(here, project -> {
                        List<IndexFile> files = Objects.requireNonNull(projects.get(project));
                        return pages.update(
                                projectPage(plan, update.root(), project),
                                page -> update.change().page(page, files));
                    })
                    .forEach(counter::count);
        }
        counter.count(pages.update(
                listPage(plan, update.root()),
                list -> update.change()
                        .list(
                                list,
                                List.copyOf(projects.keySet()),
                                update.root().variants())));
    }

    /** Takes off the pages what the plan says, and off the list the projects that then show nothing. */
    private void reduce(ReleasePlan plan, RootUpdate update, Counter counter) {
        if (update.reduction().isEmpty()) {
            return;
        }
        if (update.move().isPresent()) {
            new ChannelWriter(plan, update, update.move().get(), pages, host, counter).reduce();
            return;
        }
        PageDocument<ProjectList> list = listPage(plan, update.root());
        TreeSet<ProjectName> gone = new TreeSet<>();
        for (ProjectName project : dependentsFirst(plan, pages.read(list).projects())) {
            PageWriter.Outcome<ProjectPage> outcome = pages.update(
                    projectPage(plan, update.root(), project),
                    update.reduction().get());
            counter.count(outcome);
            if (outcome.state().files().isEmpty()) {
                gone.add(project);
            }
        }
        takeOff(plan, update.root(), gone, pages, counter);
    }

    /** Takes projects off the list whose pages show nothing. */
    static void takeOff(ReleasePlan plan, IndexRoot root, Set<ProjectName> gone, PageWriter pages, Counter counter) {
        if (gone.isEmpty()) {
            return;
        }
        PageDocument<ProjectList> list = listPage(plan, root);
        counter.count(pages.update(list, current -> without(current, gone)));
        // A publisher that filled one of these pages since, and saw it on the list still, has not listed it again.
        List<ProjectName> filled = gone.stream()
                .filter(project ->
                        !pages.read(projectPage(plan, root, project)).files().isEmpty())
                .toList();
        counter.count(pages.update(list, current -> new Union().list(current, filled, List.of())));
    }

    static List<ProjectName> dependentsFirst(ReleasePlan plan, Collection<String> projects) {
        List<ProjectName> known =
                new ArrayList<>(plan.order().stream().flatMap(List::stream).toList());
        Collections.reverse(known);
        // Nothing is known of the dependencies of projects that only older builds had: nothing new requires them.
        Stream<ProjectName> others = projects.stream().map(ProjectName::of).filter(name -> !known.contains(name));
        return Stream.concat(others, known.stream().filter(name -> projects.contains(name.normalized())))
                .toList();
    }

    private static ProjectList without(ProjectList list, Set<ProjectName> gone) {
        return list.listing(
                list.projects().stream()
                        .filter(name -> !gone.contains(ProjectName.of(name)))
                        .toList(),
                list.variants());
    }

    /** The page for people; one that somebody has written by hand is left to them. */
    private void writeLanding(ReleasePlan plan) {
        if (plan.landing().isPresent()) {
            byte[] page = plan.landing().get();
            Optional<Content> there = store.get(LANDING);
            if (there.map(content -> HtmlPages.isOurs(content.bytes()) && !Arrays.equals(content.bytes(), page))
                    .orElse(true)) {
                store.put(
                        LANDING,
                        ObjectBody.of(page, HtmlPages.CONTENT_TYPE, ObjectBody.REVALIDATE),
                        there.map(content -> Condition.matches(content.etag())).orElse(Condition.ABSENT));
            }
        }
    }

    /** Projects that the release requires and that none of its roots lists. */
    private List<ProjectName> absent(ReleasePlan plan) {
        Set<ProjectName> absent = new TreeSet<>();
        plan.wheels().forEach(wheel -> absent.addAll(wheel.required()));
        plan.wheels().forEach(wheel -> absent.remove(wheel.project()));
        if (!absent.isEmpty()) {
            for (RootUpdate update : plan.updates()) {
                pages.read(listPage(plan, update.root()))
                        .projects()
                        .forEach(name -> absent.remove(ProjectName.of(name)));
            }
        }
        return List.copyOf(absent);
    }

    private List<ChannelState> channels(ReleasePlan plan) {
        Map<String, ChannelState> states = new LinkedHashMap<>();
        for (RootUpdate update : plan.updates()) {
            update.move().ifPresent(move -> {
                ChannelHistory history =
                        pages.read(listPage(plan, update.root())).channel();
                String shown = history.shown().isEmpty()
                        ? "nothing"
                        : history.shown().stream().map(Build::toString).collect(Collectors.joining(" + "));
                boolean moved = move.isShownBy(history);
                boolean dropped = move.builds().stream()
                        .anyMatch(build -> history.dropped().contains(build.commit()));
                states.merge(
                        move.channel().name(),
                        new ChannelState(move.channel().name(), moved, dropped, shown),
                        (a, b) -> a.moved() ? b : a);
            });
        }
        return List.copyOf(states.values());
    }

    private List<String> conflicts(ReleasePlan plan, RootUpdate update, ProjectName project, List<IndexFile> files) {
        ProjectPage page = pages.read(projectPage(plan, update.root(), project));
        if (update.move().isPresent() || !update.change().refusesOtherContent()) {
            return List.of();
        }
        List<String> conflicts = new ArrayList<>();
        for (IndexFile listed : page.files()) {
            files.stream()
                    .filter(ours -> ours.filename().equals(listed.filename()))
                    .filter(ours -> !ours.sha256().equals(listed.sha256()))
                    .forEach(ours -> conflicts.add(ConflictException.describe(listed, ours)));
        }
        return conflicts;
    }

    static PageDocument<ProjectPage> projectPage(ReleasePlan plan, IndexRoot root, ProjectName project) {
        return PageDocument.project(root, project, plan.directoryKeys());
    }

    static PageDocument<ProjectList> listPage(ReleasePlan plan, IndexRoot root) {
        return PageDocument.list(root, plan.directoryKeys() && !root.folder().isEmpty());
    }

    /** Counts pages. */
    static final class Counter {
        private int written;
        private int unchanged;

        synchronized void count(PageWriter.Outcome<?> outcome) {
            if (outcome.changed()) {
                written++;
            } else {
                unchanged++;
            }
        }
    }
}
