package io.github.wheelwright.core.index;

import io.github.wheelwright.core.name.ProjectName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files that one index address shall show: what {@code --index-url} points to, a list of projects with a page below it for
 * each.
 *
 * @param folder key of the root, empty or ending in {@code /}
 * @param files all files that a release brings to this root
 * @param variants folders below this root that are roots of their own
 * @param variantMetadata whether vLLM's {@code metadata.json} stands beside each page
 */
public record IndexRoot(String folder, List<IndexFile> files, List<String> variants, boolean variantMetadata) {

    /** The root {@code folder} of an index with folders of variants or without, which no files are brought to. */
    public static IndexRoot at(String folder) {
        return new IndexRoot(folder, List.of(), List.of(), !folder.isEmpty() && !folder.equals(SimpleLayout.ROOT));
    }

    /** The files by project. */
    public Map<ProjectName, List<IndexFile>> projects() {
        return files.stream()
                .collect(Collectors.groupingBy(file -> file.wheel().name(), TreeMap::new, Collectors.toList()));
    }

    /** Folder of the project's page: {@code simple/torch/}. */
    public String folder(ProjectName project) {
        return folder + project.normalized() + "/";
    }
}
