package io.github.wheelwright.core.channel;

import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.page.PageWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The lists of a channel's roots as they are.
 *
 * @param name the channel
 * @param lists by folder below the channel's ({@code ""}, {@code cu130/}), those below others first
 */
public record ChannelRoots(String name, Map<String, ProjectList> lists) {
    public static ChannelRoots read(PageWriter pages, String name) {
        ProjectList base = list(pages, name + "/");
        Map<String, ProjectList> lists = new LinkedHashMap<>();
        base.variants().forEach(variant -> lists.put(variant + "/", list(pages, name + "/" + variant + "/")));
        lists.put("", base);
        return new ChannelRoots(name, lists);
    }

    private static ProjectList list(PageWriter pages, String folder) {
        return pages.read(PageDocument.list(IndexRoot.at(folder), false));
    }

    /** Whether the channel has ever shown anything. */
    public boolean exists() {
        return lists.values().stream().anyMatch(list -> list.channel().step() > 0);
    }

    /** What becomes of older builds, as it was decided when the channel first moved. */
    public Channel.Mode mode() {
        return lists.values().stream().anyMatch(list -> list.channel().append())
                ? Channel.Mode.APPEND
                : Channel.Mode.REPLACE;
    }

    /** Whether a page has not reached the step of its list, because a move is under way or was interrupted. */
    public boolean isUnderWay(PageWriter pages) {
        return lists.entrySet().stream()
                .anyMatch(entry -> entry.getValue().channel().pages().stream()
                        .map(project -> pages.read(PageDocument.project(
                                IndexRoot.at(name + "/" + entry.getKey()), ProjectName.of(project), false)))
                        .anyMatch(page -> page.revision().step()
                                < entry.getValue().channel().step()));
    }
}
