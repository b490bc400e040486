package io.github.wheelwright.core.release;

import io.github.wheelwright.core.index.Build;
import io.github.wheelwright.core.index.ChannelHistory;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectPage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the pages of a root come to show what its list claims. A page that has reached a later step is left as it is: whoever is still at
 * work for an earlier one has been overtaken.
 *
 * @param channel the channel
 * @param history what the list claims
 */
record ChannelStep(Channel channel, ChannelHistory history) {
    /** Whether {@code page} has gone on without this step. */
    boolean isOvertakenBy(ProjectPage page) {
        return page.revision().step() > history.step();
    }

    /** The page with {@code files} taken up, of two of one name the newer build's; nothing is dropped, so that no pin dangles. */
    ProjectPage extended(ProjectPage page, List<IndexFile> files) {
        if (isOvertakenBy(page)) {
            return page;
        }
        Map<String, IndexFile> byName = new LinkedHashMap<>();
        page.files().forEach(file -> byName.put(file.filename(), file));
        files.forEach(file -> byName.merge(file.filename(), file, this::preferred));
        return page.with(new ArrayList<>(byName.values())).with(page.revision().at(history.step()));
    }

    /** The page without what the step does not show. */
    ProjectPage reduced(ProjectPage page) {
        if (isOvertakenBy(page)) {
            return page;
        }
        return page.with(page.files().stream().filter(this::isShown).toList())
                .with(page.revision().at(history.step()));
    }

    /** Whether a file of this key has a place on a page of the step. */
    boolean isShown(IndexFile file) {
        String commit = commit(file);
        return history.append()
                ? !history.dropped().contains(commit)
                : history.shown(commit).isPresent();
    }

    private IndexFile preferred(IndexFile listed, IndexFile ours) {
        if (listed.sha256().equals(ours.sha256()) && listed.key().equals(ours.key())) {
            return listed;
        }
        Optional<Build> theirs = history.shown(commit(listed));
        Optional<Build> own = history.shown(commit(ours));
        boolean newer = theirs.isPresent() && own.isPresent() && channel.compare(theirs.get(), own.get()) > 0;
        return newer ? listed : ours;
    }

    /** The commit that a file of layout {@code commit} belongs to. */
    static String commit(IndexFile file) {
        return file.key().substring(0, Math.max(0, file.key().indexOf('/')));
    }
}
