package io.github.wheelwright.core.release;

import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.Revision.Build;
import io.github.wheelwright.core.name.ProjectName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A channel takes up a build: of two files of one name the newer build's is shown. */
record ChannelExtension(Channel channel, Build build) implements PageChange {
    @Override
    public ProjectPage page(ProjectPage current, List<IndexFile> files) {
        boolean past = channel.isPast(current.revision(), build);
        if (past && channel.mode() == Channel.Mode.REPLACE) {
            return current;
        }
        Map<String, IndexFile> byName = new LinkedHashMap<>();
        current.files().forEach(file -> byName.put(file.filename(), file));
        for (IndexFile file : files) {
            byName.merge(
                    file.filename(),
                    file,
                    (listed, ours) -> past
                                    || listed.sha256().equals(ours.sha256())
                                            && listed.key().equals(ours.key())
                            ? listed
                            : ours);
        }
        return current.with(new ArrayList<>(byName.values())).with(channel.moved(current.revision(), build));
    }

    @Override
    public ProjectList list(ProjectList current, List<ProjectName> projects, List<String> variants) {
        if (channel.mode() == Channel.Mode.REPLACE && channel.isPast(current.revision(), build)) {
            return current;
        }
        ProjectList union = new Union().list(current, projects, variants);
        return new ProjectList(union.projects(), union.variants(), channel.moved(current.revision(), build));
    }
}
