package io.github.wheelwright.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.core.provenance.Signer;
import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.core.wheel.WheelVerifier;
import io.github.wheelwright.core.zip.ZipEntry;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of one story, for the scripts that prepare it and check what came of it.
 *
 * <pre>{@code
 * Story.at(basedir).with {
 *     says '1 of 1 wheel uploaded'
 *     shows 'index/simple/demo', 'demo-1.0-py3-none-any.whl'
 * }
 * }</pre>
 */
public final class Story {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    private Story(Path folder) {
        this.folder = folder;
    }

    /** The story in {@code folder}. */
    public static Story at(File folder) {
        return new Story(folder.toPath());
    }

    /** Puts a wheel of pure Python into {@code dist/}. */
    public void wheel(String name, String version) throws IOException {
        wheel("dist", name, version, "py3-none-any", "");
    }

    /** Puts a wheel into {@code where}, whose module says {@code text}. */
    public void wheel(String where, String name, String version, String tag, String text) throws IOException {
        Path target = Files.createDirectories(folder.resolve(where));
        WheelFiles.write(target, name, version, tag, text, List.of());
    }

    /** Puts a wheel into {@code dist/} that requires others. */
    public void wheel(String name, String version, List<String> requires) throws IOException {
        Path target = Files.createDirectories(folder.resolve("dist"));
        WheelFiles.write(target, name, version, requires.toArray(String[]::new));
    }

    /** Puts an attestation beside a wheel (PEP 740), signed with a key of the tests. */
    public void attested(String wheel) throws IOException {
        Signer.sign(folder.resolve(wheel));
    }

    /** A file of the story, for scripts that damage it or copy it. */
    public WheelFile file(String path) {
        return new WheelFile(folder.resolve(path));
    }

    /** An S3 service that lives until {@link StoryS3#stop}, with a bucket; the run reaches it by {@code test.properties}. */
    public void startS3(String bucket) throws IOException {
        StoryS3.start(folder, bucket);
    }

    /** The service of {@link #startS3}. */
    public StoryS3 s3() {
        return StoryS3.of(folder);
    }

    /** Checks that the runs have printed {@code text}. */
    public void says(String text) throws IOException {
        assertThat(log()).contains(text);
    }

    /** Checks that the runs have not printed {@code text}. */
    public void neverSays(String text) throws IOException {
        assertThat(log()).doesNotContain(text);
    }

    /** Checks that the error consists of lines with these texts, in this order, and no stack trace. */
    public void complains(String... texts) throws IOException {
        String error = log().lines()
                .map(line -> line.replaceFirst(
                        "^(\\x1b\\[[0-9;]*m)+", "")) // of a Maven that colours what it has not printed
                .filter(line -> line.startsWith("[ERROR]"))
                .map(line -> line.substring("[ERROR]".length()))
                .collect(Collectors.joining("\n"));
        assertThat(error).containsSubsequence(texts).doesNotContain("\tat ");
    }

    /** Checks which files the JSON page and the HTML page of a project list. */
    public void shows(String page, String... filenames) throws IOException {
        JsonNode json = json(page + "/index.json");
        assertThat(json.get("files").findValuesAsText("filename")).containsExactlyInAnyOrder(filenames);
        String html = Files.readString(folder.resolve(page + "/index.html"));
        for (String filename : filenames) {
            assertThat(html).contains(">" + filename + "</a>");
        }
        assertThat(html.split("<a ", -1)).as("links of %s", page).hasSize(filenames.length + 1);
    }

    /** Checks which projects the JSON list and the HTML list of an index name. */
    public void lists(String index, String... projects) throws IOException {
        assertThat(json(index + "/index.json").get("projects").findValuesAsText("name"))
                .containsExactlyInAnyOrder(projects);
        String html = Files.readString(folder.resolve(index + "/index.html"));
        for (String project : projects) {
            assertThat(html).contains("href=\"" + project + "/\"");
        }
    }

    /** The report, as {@code wheel.report} names it by default. */
    public JsonNode report() throws IOException {
        return json("target/wheel/report.json");
    }

    /** A JSON file of the story. */
    public JsonNode json(String path) throws IOException {
        return JSON.readTree(folder.resolve(path).toFile());
    }

    /** Text of a file of the story. */
    public String text(String path) throws IOException {
        return Files.readString(folder.resolve(path));
    }

    /** Text of the member of a wheel whose name ends so; the wheel is right. */
    public String member(String wheel, String end) throws IOException {
        try (Wheel opened = Wheel.open(folder.resolve(wheel))) {
            assertThat(WheelVerifier.verify(opened)).isEmpty();
            ZipEntry entry = opened.entries().stream()
                    .filter(candidate -> candidate.name().endsWith(end))
                    .findFirst()
                    .orElseThrow();
            return new String(opened.archive().read(entry, 1 << 20), StandardCharsets.UTF_8);
        }
    }

    /** Checks that files and folders are there. */
    public void has(String... paths) {
        for (String path : paths) {
            assertThat(folder.resolve(path)).exists();
        }
    }

    /** Checks that files and folders are not there. */
    public void lacks(String... paths) {
        for (String path : paths) {
            assertThat(folder.resolve(path)).doesNotExist();
        }
    }

    /** Checks that no file below {@code where} was written after {@code mark}. */
    public void untouchedSince(String where, String mark) throws IOException {
        FileTime time = Files.getLastModifiedTime(folder.resolve(mark));
        List<Path> later = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve(where))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).compareTo(time) > 0) {
                    later.add(file);
                }
            }
        }
        assertThat(later).isEmpty();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("build.log"));
    }
}
