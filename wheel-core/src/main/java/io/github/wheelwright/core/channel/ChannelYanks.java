package io.github.wheelwright.core.channel;

import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.host.Pause;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.PageCounter;
import io.github.wheelwright.core.page.RootPages;
import io.github.wheelwright.core.store.StoreException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A channel's pages take over what was yanked on the pages of commits since those were read. Whoever yanks marks the commits' pages first
 * and looks for channels then, so either he finds the file on the channel, or this finds his mark.
 */
public final class ChannelYanks {

    private final RootPages channel;
    private final String below;
    private final Function<IndexRoot, RootPages> roots;
    private final Host host;

    /** {@code name} is the channel's; {@code roots} gives the pages of other roots. */
    public ChannelYanks(RootPages channel, String name, Function<IndexRoot, RootPages> roots, Host host) {
        this.channel = channel;
        this.below = channel.root().folder().substring(name.length() + 1);
        this.roots = roots;
        this.host = host;
    }

    /** Comes after the page of {@code project} has taken up {@code files} and the lists have taken up the project. */
    public void follow(ProjectName project, Collection<IndexFile> files, PageCounter counter) {
        TreeSet<String> commits =
                files.stream().map(ChannelStep::commit).collect(Collectors.toCollection(TreeSet::new));
        for (int attempt : host.pause().attempts()) {
            Map<String, Optional<String>> yanks = new HashMap<>();
            commits.forEach(commit -> roots.apply(IndexRoot.at(commit + "/" + below))
                    .page(project)
                    .files()
                    .forEach(file -> yanks.put(file.key(), file.yanked())));
            ProjectPage page = channel.page(project);
            if (following(page, yanks).equals(page)) {
                return;
            }
            // What another has written since is his, and is looked at again.
            counter.count(channel.update(project, now -> now.equals(page) ? following(now, yanks) : now));
        }
        throw new StoreException(
                project + " was yanked and restored by others " + Pause.ATTEMPTS + " times while a channel moved",
                "run the same command again: it goes on where this run stopped");
    }

    private static ProjectPage following(ProjectPage page, Map<String, Optional<String>> yanks) {
        return page.with(page.files().stream()
                .map(file -> file.withYank(yanks.getOrDefault(file.key(), file.yanked())))
                .toList());
    }
}
