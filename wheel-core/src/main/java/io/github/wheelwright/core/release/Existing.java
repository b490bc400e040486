package io.github.wheelwright.core.release;

import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectPage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of a file whose name is listed with other content: a listed file never changes. */
public enum Existing {
    /** The release is refused. */
    FAIL,
    /** The listed file stays, and that of the release is left out. */
    KEEP;

    /** {@code files} as {@code page} can take them up: with {@link #KEEP}, what it lists with other content takes the place of ours. */
    List<IndexFile> admitted(ProjectPage page, List<IndexFile> files) {
        if (this == FAIL) {
            return files;
        }
        Map<String, IndexFile> listed = new LinkedHashMap<>();
        page.files().forEach(file -> listed.put(file.filename(), file));
        return files.stream()
                .map(ours -> {
                    IndexFile theirs = listed.getOrDefault(ours.filename(), ours);
                    return theirs.sha256().equals(ours.sha256()) ? ours : theirs;
                })
                .toList();
    }
}
