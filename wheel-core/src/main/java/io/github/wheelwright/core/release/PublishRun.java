package io.github.wheelwright.core.release;

import io.github.wheelwright.core.channel.ChannelReducer;
import io.github.wheelwright.core.channel.ChannelYanks;
import io.github.wheelwright.core.channel.RootUpdate;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.HtmlPages;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectStatuses;
import io.github.wheelwright.core.index.ReleaseList;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.PageCounter;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.page.RootPages;
import io.github.wheelwright.core.release.PublishResult.ChannelState;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One run of a plan that is settled. */
final class PublishRun {
    private static final String LANDING = "index.html";
    private static final int ATTEMPTS = 60;

    private final ObjectStore store;
    private final PageWriter pages;
    private final Progress progress;
    private final Host host;
    private final Graces graces;
    private final StoredContents contents;
    private final PageCounter counter = new PageCounter();

    PublishRun(ObjectStore store, PageWriter pages, Progress progress, Host host, Graces graces) {
        this.store = store;
        this.pages = pages;
        this.progress = progress;
        this.host = host;
        this.graces = graces;
        this.contents = new StoredContents(store);
    }

    /**
     * Writes, and compares what the store then holds. {@code guard} runs before each file, none of which goes to a key that is {@code
     * lost}.
     */
    PublishResult of(ReleasePlan settled, Set<String> lost, Runnable guard) {
        Uploads uploads = upload(settled, lost, guard);
        ReleasePlan plan = extend(settled.showing(uploads.moved(settled)));
        followYanks(plan);
        reduce(plan);
        plan.landing().ifPresent(this::writeLanding);
        PublishedState state = new PublishedState(plan, pages, host);
        List<ChannelState> channels = state.channels();
        List<PublishedFile> files = uploads.files(plan);
        try (Progress.Task task = progress.start("comparing", plan.bytes())) {
            new StoreCheck(store, contents, pages, host, task).compare(plan, files);
        }
        return new PublishResult(files, counter.written(), counter.unchanged(), channels, state.absent());
    }

    private Uploads upload(ReleasePlan plan, Set<String> lost, Runnable guard) {
        long bytes = Uploads.wheels(plan).stream().mapToLong(StagedWheel::size).sum();
        try (Progress.Task task = progress.start("uploading", bytes)) {
            return Uploads.of(plan, new FileUploader(store, contents, task, guard, host.pause()), host, lost);
        }
    }

    /** All roots take up the files; returns the plan that shows what is listed now. */
    private ReleasePlan extend(ReleasePlan uploaded) {
        ReleasePlan plan = uploaded;
        Map<String, ProjectList> lists = new TreeMap<>();
        for (int i = 0; i < plan.updates().size(); i++) {
            RootUpdate update = plan.updates().get(i);
            RootUpdate telling = update.isOfReleases() ? update.announcing(ReleaseList.of(lists)) : update;
            // What a commit lists by now is what its channels show.
            plan = plan.showing(new RootWriter(plan, telling, pages, host)
                    .extend(list -> lists.put(update.root().folder(), list), counter));
        }
        follow(plan, Objects.requireNonNull(lists.get(plan.top().folder())).statuses());
        return plan;
    }

    private void followYanks(ReleasePlan plan) {
        for (RootUpdate update : plan.updates()) {
            update.move().ifPresent(move -> {
                ChannelYanks yanks = new ChannelYanks(
                        new RootWriter(plan, update, pages, host).pages(),
                        move.channel().name(),
                        root -> new RootPages(root, plan.directoryKeys(), pages),
                        host);
                host.parallel().map(update.root().projects().entrySet(), project -> {
                    yanks.follow(project.getKey(), project.getValue(), counter);
                    return project;
                });
            });
        }
    }

    /**
     * What was said of projects since the plan was settled has reached all pages but those that were on no list then. It is read again
     * until it stays the same, so that the last word is on the pages.
     */
    private void follow(ReleasePlan settled, ProjectStatuses now) {
        ReleasePlan plan = settled;
        ProjectStatuses said = now;
        for (int attempt = 0; !said.equals(plan.statuses()); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new StoreException(
                        "the status of projects was changed by others " + ATTEMPTS + " times",
                        "run the same command again: it goes on where this run stopped");
            }
            if (attempt > 0) {
                host.pause().before(attempt);
            }
            ReleasePlan next = plan.with(said);
            for (RootUpdate update : next.updates()) {
                for (ProjectName project : update.root().projects().keySet()) {
                    if (!next.statuses().of(project).equals(plan.statuses().of(project))) {
                        counter.count(new RootWriter(next, update, pages, host)
                                .pages()
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

    /** Takes off the pages what the plan says, the roots that came last first. */
    private void reduce(ReleasePlan plan) {
        List<RootUpdate> updates = new ArrayList<>(plan.updates());
        Collections.reverse(updates);
        List<ChannelReducer> overtaking = new ArrayList<>();
        for (RootUpdate update : updates) {
            if (update.reduction().isEmpty()) {
                continue;
            }
            RootWriter root = new RootWriter(plan, update, pages, host);
            if (update.move().isEmpty()) {
                root.reduce(update.reduction().get(), counter);
                continue;
            }
            ChannelReducer reducer = root.channel(update.move().get()).reducer(graces.departure());
            if (reducer.reduce(update.reduction().get(), counter)) {
                overtaking.add(reducer);
            }
        }
        if (!overtaking.isEmpty()) {
            graces.settle(host, progress);
            overtaking.forEach(reducer -> reducer.yank(counter));
        }
    }

    /** The page for people; one that somebody has written by hand is left to them. */
    private void writeLanding(byte[] page) {
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
