package io.github.wheelwright.core.release;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.channel.ChannelMove;
import io.github.wheelwright.core.channel.ChannelReducer;
import io.github.wheelwright.core.channel.ChannelWriter;
import io.github.wheelwright.core.channel.RootUpdate;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.Build;
import io.github.wheelwright.core.index.ChannelHistory;
import io.github.wheelwright.core.index.ConflictException;
import io.github.wheelwright.core.index.HtmlPages;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.ProjectStatuses;
import io.github.wheelwright.core.index.ReleaseList;
import io.github.wheelwright.core.journal.CondemnedDocument;
import io.github.wheelwright.core.journal.Journal;
import io.github.wheelwright.core.journal.OutlastedException;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.ClosedProjects;
import io.github.wheelwright.core.page.PageCounter;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.page.RootPages;
import io.github.wheelwright.core.release.PublishResult.ChannelState;
import io.github.wheelwright.core.release.PublishResult.Outcome;
import io.github.wheelwright.core.release.PublishResult.PublishedFile;
import io.github.wheelwright.core.staging.FileUploader;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.core.staging.StoredContents;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Carries out a {@link ReleasePlan} on a store: files first, then the pages that link to them, dependencies before dependents, then
 * the lists, then channels; what channels drop goes last, dependents first. Whenever it stops, what is listed is there, and the same
 * plan run again goes on from there.
 */
public final class Publisher {
    private static final String LANDING = "index.html";
    private static final int ATTEMPTS = 3;

    private final ObjectStore store;
    private final Progress progress;
    private final Host host;
    private final Graces graces;
    private final Runnable guard;
    private final PageWriter pages;
    private final StoredContents contents;

    /** Publishes to {@code store} and tells {@code progress} about the files. */
    public Publisher(ObjectStore store, Progress progress) {
        this(store, progress, Host.LOCAL);
    }

    public Publisher(ObjectStore store, Progress progress, Host host) {
        this(store, progress, host, Graces.USUAL);
    }

    public Publisher(ObjectStore store, Progress progress, Host host, Graces graces) {
        this(store, progress, host, graces, () -> {});
    }

    private Publisher(ObjectStore store, Progress progress, Host host, Graces graces, Runnable guard) {
        this.store = store;
        this.progress = progress;
        this.host = host;
        this.graces = graces;
        this.guard = guard;
        this.pages = new PageWriter(store, host, guard);
        this.contents = new StoredContents(store);
    }

    /** The same, which leaves what channels show no longer on their pages for {@code grace} where somebody may ask for it. */
    public Publisher departingAfter(Duration grace) {
        return new Publisher(store, progress, host, graces.departingAfter(grace), guard);
    }

    /**
     * Reads the pages that {@code plan} changes, and writes nothing.
     *
     * @throws ConflictException where a name is listed with other content
     */
    public void check(ReleasePlan plan) {
        settled(plan);
    }

    /** The plan with what is listed already where it is listed. */
    private ReleasePlan settled(ReleasePlan unsettled) {
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
                    listed.putIfAbsent(ours.filename(), theirs.with(Optional.empty()));
                } else {
                    conflicts.add(ConflictException.describe(theirs, ours));
                }
            }
        }
    }

    /** Checks, writes, and compares what the store then holds with what was sent. */
    public PublishResult publish(ReleasePlan plan) {
        for (int attempt = 1; ; attempt++) {
            Presence presence = Presence.begin(store, host, graces.journal(), plan);
            try {
                PublishResult result = new Publisher(store, progress, host, graces, presence::confirm)
                        .publish(plan, plan.journal(Instant.MIN, Instant.MAX, host.name()), presence);
                presence.end();
                return result;
            } catch (OutlastedException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private PublishResult publish(ReleasePlan release, Journal journal, Presence presence) {
        Set<String> lost = new CondemnedDocument(store, host).spare(journal);
        ReleasePlan plan;
        try {
            plan = settled(release);
        } catch (OutlastedException | StoreException e) {
            throw e;
        } catch (WheelException e) {
            presence.end();
            throw e;
        }
        Map<StagedWheel, FileUploader.Place> places = uploadFiles(plan, lost);
        plan = plan.showing(shown(plan, places));
        PageCounter counter = new PageCounter();
        Map<String, ProjectList> lists = new TreeMap<>();
        for (int i = 0; i < plan.updates().size(); i++) {
            RootUpdate update = plan.updates().get(i);
            // What a commit lists by now is what its channels show.
            plan = plan.showing(extend(
                    plan,
                    update.isOfReleases() ? update.announcing(ReleaseList.of(lists)) : update,
                    list -> lists.put(update.root().folder(), list),
                    counter));
        }
        reduce(plan, counter);
        writeLanding(plan);
        List<ChannelState> channels = channels(plan);
        List<PublishedFile> files = files(plan, places);
        try (Progress.Task task = progress.start("comparing", plan.bytes())) {
            new StoreCheck(store, contents, pages, host, task).compare(plan, files);
        }
        return new PublishResult(files, counter.written(), counter.unchanged(), channels, absent(plan));
    }

    private Map<StagedWheel, FileUploader.Place> uploadFiles(ReleasePlan plan, Set<String> lost) {
        List<StagedWheel> wheels =
                plan.wheels().stream().filter(wheel -> !plan.leavesOut(wheel)).toList();
        try (Progress.Task task = progress.start(
                "uploading", wheels.stream().mapToLong(StagedWheel::size).sum())) {
            FileUploader uploader = new FileUploader(store, contents, task, guard);
            List<FileUploader.Place> places = host.parallel()
                    .map(
                            wheels,
                            wheel -> uploader.upload(
                                    wheel,
                                    plan.keys(wheel).stream()
                                            .filter(key -> !lost.contains(key))
                                            .toList()));
            Map<StagedWheel, FileUploader.Place> byWheel = new LinkedHashMap<>();
            for (int i = 0; i < wheels.size(); i++) {
                byWheel.put(wheels.get(i), places.get(i));
            }
            return byWheel;
        }
    }

    /** The files that did not find their own place free. */
    private static Map<String, IndexFile> shown(ReleasePlan plan, Map<StagedWheel, FileUploader.Place> places) {
        Map<String, String> moved = new HashMap<>();
        places.forEach((wheel, place) -> {
            if (!place.key().equals(plan.key(wheel))) {
                moved.put(wheel.filename().toString(), place.key());
            }
        });
        Map<String, IndexFile> files = new TreeMap<>();
        for (RootUpdate update : plan.updates()) {
            for (IndexFile file : update.root().files()) {
                if (moved.containsKey(file.filename())) {
                    files.put(file.filename(), file.at(moved.get(file.filename())));
                }
            }
        }
        return files;
    }

    private static List<PublishedFile> files(ReleasePlan plan, Map<StagedWheel, FileUploader.Place> places) {
        return plan.wheels().stream()
                .map(wheel -> {
                    FileUploader.Place place = places.get(wheel);
                    Outcome outcome = place == null || plan.leavesOut(wheel)
                            ? Outcome.LEFT_OUT
                            : place.uploaded() ? Outcome.UPLOADED : Outcome.ALREADY_THERE;
                    return new PublishedFile(wheel, plan.key(wheel), outcome);
                })
                .toList();
    }

    /**
     * The files, by name, that are listed in the place of ours: with other content, or with what only the page knew of them. The list as
     * it then is goes to {@code seen}.
     */
    private Map<String, IndexFile> extend(
            ReleasePlan plan, RootUpdate update, Consumer<ProjectList> seen, PageCounter counter) {
        Map<ProjectName, List<IndexFile>> projects = update.root().projects();
        Map<String, IndexFile> kept = new TreeMap<>();
        if (update.move().isPresent()) {
            seen.accept(writer(plan, update, update.move().get()).extend(plan.order(), counter));
            return kept;
        }
        for (List<ProjectName> group : plan.order()) {
            List<ProjectName> here =
                    group.stream().filter(projects::containsKey).toList();
            List<PageWriter.Outcome<ProjectPage>> outcomes = host.parallel().map(here, project -> {
                List<IndexFile> files = Objects.requireNonNull(projects.get(project));
                return pages.update(plan.page(update.root(), project), page -> change(plan, update, page, files));
            });
            outcomes.forEach(counter::count);
            if (update.change().refusesOtherContent()) {
                for (int i = 0; i < here.size(); i++) {
                    compare(
                            outcomes.get(i).state(),
                            Objects.requireNonNull(projects.get(here.get(i))),
                            plan.existing(),
                            kept,
                            new ArrayList<>());
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
        if (update.root().equals(plan.top())) {
            follow(plan, list.state().statuses(), counter);
        }
        return kept;
    }

    /**
     * What was said of projects since the plan was settled has reached all pages but those that were on no list then. It is read again
     * until it stays the same, so that the last word is on the pages.
     */
    private void follow(ReleasePlan settled, ProjectStatuses now, PageCounter counter) {
        ReleasePlan plan = settled;
        for (ProjectStatuses said = now; !said.equals(plan.statuses()); ) {
            ReleasePlan next = plan.with(said);
            for (RootUpdate update : next.updates()) {
                for (ProjectName project : update.root().projects().keySet()) {
                    if (!next.statuses().of(project).equals(plan.statuses().of(project))) {
                        counter.count(at(next, update.root())
                                .update(
                                        project,
                                        page -> page.with(next.statuses().of(project))));
                    }
                }
            }
            plan = next;
            said = pages.read(plan.list(plan.top())).statuses();
        }
    }

    private static ProjectPage change(ReleasePlan plan, RootUpdate update, ProjectPage page, List<IndexFile> files) {
        boolean refuses = update.change().refusesOtherContent();
        return update.change().page(page, refuses ? plan.existing().admitted(page, files) : files);
    }

    /** Takes off the pages what the plan says, the roots that came last first. */
    private void reduce(ReleasePlan plan, PageCounter counter) {
        List<RootUpdate> updates = new ArrayList<>(plan.updates());
        Collections.reverse(updates);
        List<ChannelReducer> overtaking = new ArrayList<>();
        for (RootUpdate update : updates) {
            if (update.reduction().isEmpty()) {
                continue;
            }
            if (update.move().isEmpty()) {
                reduce(plan, update, update.reduction().get(), counter);
                continue;
            }
            ChannelReducer reducer = writer(plan, update, update.move().get()).reducer(graces.departure());
            if (reducer.reduce(update.reduction().get(), counter)) {
                overtaking.add(reducer);
            }
        }
        if (!overtaking.isEmpty()) {
            graces.settle(host, progress);
            overtaking.forEach(reducer -> reducer.yank(counter));
        }
    }

    /** Takes off the pages what is not there any more, and off the list the projects that then show nothing. */
    private void reduce(
            ReleasePlan plan, RootUpdate update, UnaryOperator<ProjectPage> reduction, PageCounter counter) {
        RootPages root = at(plan, update.root());
        TreeSet<ProjectName> gone = new TreeSet<>();
        for (ProjectName project : dependentsFirst(plan, root.list().projects())) {
            PageWriter.Outcome<ProjectPage> outcome = root.update(project, reduction);
            counter.count(outcome);
            if (outcome.state().files().isEmpty()) {
                gone.add(project);
            }
        }
        root.takeOff(gone, counter);
    }

    private static List<ProjectName> dependentsFirst(ReleasePlan plan, Collection<String> projects) {
        List<ProjectName> known =
                new ArrayList<>(plan.order().stream().flatMap(List::stream).toList());
        Collections.reverse(known);
        // Nothing is known of the dependencies of projects that only older builds had: nothing new requires them.
        Stream<ProjectName> others = projects.stream().map(ProjectName::of).filter(name -> !known.contains(name));
        return Stream.concat(others, known.stream().filter(name -> projects.contains(name.normalized())))
                .toList();
    }

    private ChannelWriter writer(ReleasePlan plan, RootUpdate update, ChannelMove move) {
        RootPages first = at(plan, IndexRoot.at(move.channel().name() + "/"));
        return new ChannelWriter(update, move, at(plan, update.root()), first, host);
    }

    private RootPages at(ReleasePlan plan, IndexRoot root) {
        return new RootPages(root, plan.directoryKeys(), pages, plan.statuses());
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
                pages.read(plan.list(update.root())).projects().forEach(name -> absent.remove(ProjectName.of(name)));
            }
        }
        return List.copyOf(absent);
    }

    private List<ChannelState> channels(ReleasePlan plan) {
        Map<String, ChannelState> states = new LinkedHashMap<>();
        for (RootUpdate update : plan.updates()) {
            update.move().ifPresent(move -> {
                ChannelHistory history = pages.read(plan.list(update.root())).channel();
                String shown = history.shown().isEmpty()
                        ? "nothing"
                        : history.shown().stream().map(Build::toString).collect(Collectors.joining(" + "));
                boolean moved = move.isShownBy(history);
                boolean dropped = writer(plan, update, move).isDropped();
                states.merge(
                        move.channel().name(),
                        new ChannelState(move.channel().name(), moved, dropped, shown),
                        (a, b) -> a.moved() ? b : a);
            });
        }
        return List.copyOf(states.values());
    }
}
