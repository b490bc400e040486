package io.github.wheelwright.core.release;

import io.github.wheelwright.core.RejectedException;
import io.github.wheelwright.core.channel.RootUpdate;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.ChannelHistory;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.ProvenanceLink;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.release.PublishResult.Outcome;
import io.github.wheelwright.core.release.PublishResult.PublishedFile;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.staging.ProvenanceObject;
import io.github.wheelwright.core.staging.StoredContents;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what a store holds with what was sent to it. */
final class StoreCheck {
    private final ObjectStore store;
    private final StoredContents contents;
    private final PageWriter pages;
    private final Host host;
    private final Progress.Task progress;

    StoreCheck(ObjectStore store, StoredContents contents, PageWriter pages, Host host, Progress.Task progress) {
        this.contents = contents;
        this.store = store;
        this.pages = pages;
        this.host = host;
        this.progress = progress;
    }

    /** Throws with all differences, if there are any. */
    void compare(ReleasePlan plan, List<PublishedFile> files) {
        List<String> problems = new ArrayList<>();
        host.parallel()
                .map(
                        files.stream()
                                .filter(file -> file.outcome() != Outcome.LEFT_OUT)
                                .toList(),
                        this::compareFile)
                .forEach(problems::addAll);
        for (RootUpdate update : plan.updates()) {
            List<Map.Entry<ProjectName, List<IndexFile>>> projects =
                    List.copyOf(update.root().projects().entrySet());
            problems.addAll(compareForms(plan.list(update.root())));
            host.parallel()
                    .map(projects, project -> comparePage(plan, update, project.getKey(), project.getValue()))
                    .forEach(problems::addAll);
        }
        if (!problems.isEmpty()) {
            throw new RejectedException(
                    "the store does not hold what was sent to it:",
                    problems,
                    "find out what else writes there, and run the same command again: it mends what is missing");
        }
    }

    private List<String> compareFile(PublishedFile file) {
        List<String> problems = new ArrayList<>();
        Optional<StoredObject> found = store.head(file.key());
        // What was in the store before was not sent by this run, and is not read again.
        if (found.isEmpty()) {
            problems.add("  " + store.describe(file.key()) + " is not there");
        } else if (file.wheel().content().isEmpty()
                ? found.get().size() != file.wheel().size()
                : !contents.holds(found.get(), file.wheel(), progress)) {
            problems.add("  " + store.describe(file.key()) + " holds other bytes than "
                    + file.wheel().sha256());
        }
        String metadata = IndexFile.metadataKey(file.key());
        if (!store.get(metadata)
                .map(content -> Arrays.equals(content.bytes(), file.wheel().metadata()))
                .orElse(false)) {
            problems.add("  " + store.describe(metadata) + " is not the wheel's METADATA");
        }
        file.wheel().provenance().ifPresent(provenance -> {
            String filename = file.wheel().filename().toString();
            if (!new ProvenanceObject(store, file.key(), filename, file.wheel().sha256()).holds(provenance)) {
                problems.add("  " + store.describe(ProvenanceLink.key(file.key())) + " does not hold what is attested");
            }
        });
        return problems;
    }

    private List<String> comparePage(ReleasePlan plan, RootUpdate update, ProjectName project, List<IndexFile> files) {
        PageDocument<ProjectPage> document = plan.page(update.root(), project);
        List<String> problems = new ArrayList<>(compareForms(document));
        ProjectPage page = pages.read(document);
        // Of a channel that has moved on, or shows several builds, the pages are not what this plan alone makes them.
        boolean overtaken = update.move()
                .map(move -> {
                    ChannelHistory history =
                            pages.read(plan.list(update.root())).channel();
                    return !move.isShownBy(history) || history.shown().size() > 1;
                })
                .orElse(false);
        for (IndexFile file : files) {
            boolean listed = page.files().stream()
                    .anyMatch(there -> there.filename().equals(file.filename())
                            && there.sha256().equals(file.sha256()));
            if (!listed && !overtaken) {
                problems.add("  " + store.describe(document.stateKey()) + " does not list " + file.filename());
            }
        }
        return problems;
    }

    private List<String> compareForms(PageDocument<?> document) {
        return pages.isConsistent(document) || pages.mend(document)
                ? List.of()
                : List.of("  the other forms of " + store.describe(document.stateKey()) + " do not say what it says");
    }
}
