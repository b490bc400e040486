package io.github.wheelwright.core.channel;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.filename.BuildTag;
import io.github.wheelwright.core.index.Build;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.ChannelHistory;
import io.github.wheelwright.core.index.Departure;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the pages of a root come to show what its list claims. A page that has reached a later step is left as it is: whoever is still at
 * work for an earlier one has been overtaken.
 *
 * @param channel the channel
 * @param history what the list claims
 */
public record ChannelStep(Channel channel, ChannelHistory history) {
    /** What installers prefer of the files of a project: final versions, then newer ones, then newer builds of one. */
    private static final Comparator<IndexFile> PREFERENCE = Comparator.comparing(
                    (IndexFile file) -> !file.wheel().version().isPrerelease())
            .thenComparing(file -> file.wheel().version())
            .thenComparing(file -> file.wheel().buildTag().orElse(BuildTag.parse("0")));

    /** A page of the root {@code folder} has reached a step that is not on its list. */
    WheelException isBehindItsPages(String folder) {
        return new WheelException(
                "a page of " + folder + " is at a later step of channel " + channel.name()
                        + " than its list, which is at " + history.step() + ": an older list was put in its place",
                "run wheel:fsck with -Dwheel.repair=true, and then this again");
    }

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

    /** The page, said to have reached the step. */
    ProjectPage reached(ProjectPage page) {
        return isOvertakenBy(page) ? page : page.with(page.revision().at(history.step()));
    }

    /** Whether a file of this key has a place on a page of the step. */
    public boolean isShown(IndexFile file) {
        String commit = commit(file);
        return history.append()
                ? !history.dropped().contains(commit)
                : history.shown(commit).isPresent();
    }

    /**
     * Whether installers would take {@code file}, which is on its way off {@code page}, where nothing pins it: before what the step
     * shows; or for want of that, after the channel was rolled back from it.
     */
    boolean isOvertaking(IndexFile file, ProjectPage page) {
        List<IndexFile> offered = page.files().stream()
                .filter(other -> isShown(other) && other.yanked().isEmpty())
                .toList();
        return offered.isEmpty()
                ? history.dropped().contains(commit(file))
                : offered.stream().noneMatch(other -> PREFERENCE.compare(other, file) > 0);
    }

    /** What installers are told of a file that would overtake. */
    String reason() {
        return history.shown().isEmpty()
                ? "taken off " + channel.name()
                : "replaced on " + channel.name() + " by "
                        + history.shown().stream().map(Build::commit).collect(Collectors.joining(", "));
    }

    private IndexFile preferred(IndexFile listed, IndexFile ours) {
        boolean same = listed.sha256().equals(ours.sha256()) && listed.key().equals(ours.key());
        Optional<Build> theirs = history.shown(commit(listed));
        Optional<Build> own = history.shown(commit(ours));
        boolean newer = theirs.isPresent() && own.isPresent() && channel.compare(theirs.get(), own.get()) > 0;
        if (!listed.isDeparting() && (same || newer)) {
            return same ? listed.withProvenanceOf(ours) : listed;
        }
        return ours.with(listed.departure().map(before -> Departure.MARK));
    }

    /** The commit that a file of layout {@code commit} belongs to. */
    public static String commit(IndexFile file) {
        return file.key().substring(0, Math.max(0, file.key().indexOf('/')));
    }
}
