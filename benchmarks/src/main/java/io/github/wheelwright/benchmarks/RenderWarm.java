package io.github.wheelwright.benchmarks;

import io.github.wheelwright.core.index.HtmlPages;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.JsonPages;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Renders all pages of an index again and again, into memory: {@code RenderWarm FILES PROJECTS ROUNDS [FOLDER]}. Into the folder,
 * if one is named, go the pages of the last round, and {@code files.txt}, the names of all files.
 */
public final class RenderWarm {
    private RenderWarm() {}

    public static void main(String[] args) throws IOException {
        int projects = Integer.parseInt(args[1]);
        List<List<IndexFile>> files = SamplePages.files(Integer.parseInt(args[0]), projects);
        ProjectList list = SamplePages.list(projects);
        for (int round = 0; round < Integer.parseInt(args[2]); round++) {
            Stopwatch.measure("render", () -> render(files, list, (key, bytes) -> {}));
        }
        if (args.length > 3) {
            Path folder = Path.of(args[3]);
            Stopwatch.measure("render-and-write", () -> render(files, list, (key, bytes) -> write(folder, key, bytes)));
            Files.write(
                    folder.resolve("files.txt"),
                    files.stream()
                            .flatMap(List::stream)
                            .map(IndexFile::filename)
                            .toList());
        }
    }

    private interface Sink {
        void put(String key, byte[] bytes) throws IOException;
    }

    private static void write(Path folder, String key, byte[] bytes) throws IOException {
        Path file = folder.resolve(key);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static void render(List<List<IndexFile>> files, ProjectList list, Sink sink) throws IOException {
        for (int project = 0; project < files.size(); project++) {
            ProjectPage page = SamplePages.page(project, files.get(project));
            String folder = "simple/" + page.name().normalized();
            sink.put(folder + "/index.html", HtmlPages.render(page, folder + "/index.html"));
            sink.put(folder + "/index.json", JsonPages.render(page, folder + "/index.json"));
        }
        sink.put("simple/index.html", HtmlPages.render(list));
        sink.put("simple/index.json", JsonPages.render(list));
    }
}
