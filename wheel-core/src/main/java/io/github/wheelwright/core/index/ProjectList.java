package io.github.wheelwright.core.index;

import java.util.List;
import java.util.Optional;

/**
 * The list at the root of an index.
 *
 * @param projects normalised names (PEP 503), sorted
 * @param variants folders beside the projects that are the root of another index each, sorted
 * @param revision the list's place in its history
 * @param build the build whose own root this is, where it is a commit's and its ordinal is known
 * @param publication what the list of releases says of it, where it is a commit's
 * @param channel what the root shows and has shown, where it is a channel's
 * @param statuses what was said of projects, where there is no list above this one
 * @param releases what is known of the commits and channels among the variants, where it is the list of releases
 */
public record ProjectList(
        List<String> projects,
        List<String> variants,
        Revision revision,
        Optional<Build> build,
        Optional<Publication> publication,
        ChannelHistory channel,
        ProjectStatuses statuses,
        ReleaseList releases) {
    /** A list that is not there yet. */
    public static final ProjectList EMPTY = new ProjectList(List.of(), List.of(), Revision.NONE);

    /** Sorts, and drops repetitions. */
    public ProjectList {
        projects = projects.stream().sorted().distinct().toList();
        variants = variants.stream().sorted().distinct().toList();
        releases = releases.about(variants);
    }

    /** A list that is neither a commit's nor a channel's. */
    public ProjectList(List<String> projects, List<String> variants, Revision revision) {
        this(
                projects,
                variants,
                revision,
                Optional.empty(),
                Optional.empty(),
                ChannelHistory.NONE,
                ProjectStatuses.NONE,
                ReleaseList.NONE);
    }

    /** The same place in history with other names on it. */
    public ProjectList listing(List<String> projects, List<String> variants) {
        return new ProjectList(projects, variants, revision, build, publication, channel, statuses, releases);
    }

    /** The same list at another place in its history. */
    public ProjectList at(Revision revision) {
        return new ProjectList(projects, variants, revision, build, publication, channel, statuses, releases);
    }

    /** The same list as the root of {@code build}. */
    public ProjectList of(Build build) {
        return new ProjectList(
                projects, variants, revision, Optional.of(build), publication, channel, statuses, releases);
    }

    /** The same list with {@code channel} as its history. */
    public ProjectList moved(ChannelHistory channel) {
        return new ProjectList(
                projects, variants, revision.at(channel.step()), build, publication, channel, statuses, releases);
    }

    /** The same list, of which this is said among the releases. */
    public ProjectList published(Publication publication) {
        return new ProjectList(
                projects, variants, revision, build, Optional.of(publication), channel, statuses, releases);
    }

    /** The same list, saying this of those that are on it. */
    public ProjectList saying(ReleaseList releases) {
        return new ProjectList(projects, variants, revision, build, publication, channel, statuses, releases);
    }

    /** The same list, above pages of these statuses. */
    public ProjectList with(ProjectStatuses other) {
        return new ProjectList(projects, variants, revision, build, publication, channel, other, releases);
    }
}
