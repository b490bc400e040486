package io.github.wheelwright.core.index;

import io.github.wheelwright.core.filename.WheelFilename;
import java.util.List;

/** Where an index keeps its files and where it shows them. */
public interface Layout {
    /** Folder of the files themselves, ending in {@code /}. */
    String files();

    /** Key of the file of that name. */
    default String key(WheelFilename filename) {
        return files() + filename;
    }

    /** The roots on which these files are shown, those below others first. */
    List<IndexRoot> roots(List<IndexFile> files);
}
