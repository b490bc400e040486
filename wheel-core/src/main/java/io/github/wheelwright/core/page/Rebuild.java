package io.github.wheelwright.core.page;

import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.name.ProjectName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pages are made to say what the files in the store are; what only the page knew of a file (upload time, yanked) is kept. */
public final class Rebuild implements PageChange {
    @Override
    public ProjectPage page(ProjectPage current, List<IndexFile> files) {
        Map<String, IndexFile> byName = new LinkedHashMap<>();
        current.files().forEach(file -> byName.put(file.filename(), file));
        files.forEach(file -> byName.merge(file.filename(), file, Rebuild::corrected));
        return current.with(new ArrayList<>(byName.values()));
    }

    @Override
    public boolean refusesOtherContent() {
        return false;
    }

    @Override
    public ProjectList list(ProjectList current, List<ProjectName> projects, List<String> variants) {
        return new Union().list(current, projects, variants);
    }

    private static IndexFile corrected(IndexFile listed, IndexFile found) {
        return listed.sha256().equals(found.sha256())
                ? new IndexFile(
                        found.key(),
                        found.sha256(),
                        found.size(),
                        listed.uploadTime(),
                        found.requiresPython(),
                        found.coreMetadata(),
                        found.distInfoMetadata(),
                        listed.yanked(),
                        found.provenance(),
                        listed.departure())
                : found;
    }
}
