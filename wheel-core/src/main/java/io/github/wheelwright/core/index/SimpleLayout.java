package io.github.wheelwright.core.index;

import java.util.List;

/** One index for everything: files under {@code packages/}, pages under {@code simple/}. */
public record SimpleLayout() implements Layout {
    /** Key of the index's root. */
    public static final String ROOT = "simple/";

    @Override
    public String files() {
        return "packages/";
    }

    @Override
    public List<IndexRoot> roots(List<IndexFile> files) {
        return List.of(new IndexRoot(ROOT, files, List.of(), false));
    }
}
