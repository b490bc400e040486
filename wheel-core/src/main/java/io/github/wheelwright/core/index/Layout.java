package io.github.wheelwright.core.index;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.filename.WheelFilename;
import java.util.ArrayList;
import java.util.List;

/** Where an index keeps its files and where it shows them. */
public interface Layout {
    /** Digits of a digest in the name of a folder. */
    int BESIDE_DIGITS = 16;

    /** Folder of the files themselves, ending in {@code /}. */
    String files();

    /** Key of the file of that name. */
    default String key(WheelFilename filename) {
        return files() + filename;
    }

    /**
     * Keys for the file of that name and content, in the order in which they are tried: its own; then, beside it, such as are named
     * after the content, {@code packages/_0123456789abcdef/torch-2.9.1-py3-none-any.whl}, for where something else stands under the
     * key or is being deleted there. What stands under a key never changes.
     */
    default List<String> keys(WheelFilename filename, Sha256 digest) {
        List<String> keys = new ArrayList<>(List.of(key(filename)));
        for (int i = 0; i < digest.hex().length(); i += BESIDE_DIGITS) {
            keys.add(files() + "_" + digest.hex().substring(i, i + BESIDE_DIGITS) + "/" + filename);
        }
        return keys;
    }

    /** Whether {@code key} can be that of a file of this layout. */
    default boolean holds(String key) {
        if (!key.startsWith(files())) {
            return false;
        }
        String below = key.substring(files().length());
        return below.replaceFirst("^_[0-9a-f]{" + BESIDE_DIGITS + "}/", "").indexOf('/') < 0;
    }

    /** The roots on which these files are shown, those below others first. */
    List<IndexRoot> roots(List<IndexFile> files);
}
