package io.github.wheelwright.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.name.ProjectName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages as a real browser sees them: what its script adds, and that the page's own security policy lets style and script work. */
class PagesInBrowserIT {
    private static final ProjectPage PAGE = new ProjectPage(
            ProjectName.of("torch"),
            List.of(
                    io.github.wheelwright.core.index.Files.at(
                            "packages/torch-2.9.1+rocm7.1-cp312-cp312-linux_x86_64.whl"),
                    io.github.wheelwright.core.index.Files.yanked(
                            "packages/torch-2.9.0-cp312-cp312-linux_x86_64.whl", "breaks <b>all</b>")),
            new ProjectStatus(ProjectStatus.Marker.DEPRECATED, Optional.of("use torch-rocm")),
            Revision.NONE);

    private @TempDir Path site;

    @BeforeEach
    void write() throws IOException {
        put("index.html", HtmlPages.landing("simple/", "https://wheels.example.org/simple/"));
        put("simple/index.html", HtmlPages.render(new ProjectList(List.of("torch"), List.of("cu130"), Revision.NONE)));
        put("simple/torch/index.html", HtmlPages.render(PAGE, "simple/torch/index.html"));
    }

    @Test
    void theScriptFillsInTheAddressAndAddsACopyButton() throws Exception {
        String dom = dom("simple/torch/index.html");

        assertThat(dom)
                .contains("<code>pip install --index-url "
                        + site.resolve("simple").toUri() + " torch</code>" + "<button>Copy</button>")
                .doesNotContain("ADDRESS");
    }

    @Test
    void theListNamesItsOwnAddress() throws Exception {
        assertThat(dom("simple/index.html"))
                .contains("<code>uv pip install --index-url "
                        + site.resolve("simple").toUri() + " &lt;project&gt;</code>");
    }

    @Test
    void theBrowserFindsAFileInEachRowAndNoOtherAnchor() throws Exception {
        String dom = dom("simple/torch/index.html");

        assertThat(dom.split("<tbody>", 2)[1].split("<tr", -1)).hasSize(3);
        assertThat(dom.split("<a ", -1)).hasSize(3);
        assertThat(dom)
                .contains(
                        ">torch-2.9.1+rocm7.1-cp312-cp312-linux_x86_64.whl</a></td><td>1.2 kB</td><td>2026-11-21</td>")
                .contains("<tr class=\"y\">")
                .contains("<strong>yanked</strong>: breaks &lt;b&gt;all&lt;/b&gt;</small>")
                .contains("This project is <strong>deprecated</strong>: use torch-rocm.");
    }

    // A11: three channels and sixty releases
    @Test
    void theListOfReleasesIsTablesWithARowForEach() throws Exception {
        Map<String, ProjectList> lists = new TreeMap<>();
        for (int i = 1; i <= 60; i++) {
            lists.put(commit(i) + "/", release(i));
        }
        lists.put("0.12.0/", channel(true, 57, 58));
        lists.put("nightly/", channel(false, 60));
        lists.put("nightly/cu130/", channel(false, 59));
        lists.put("stable/", channel(false, 58));
        List<String> names = new ArrayList<>(List.of("0.12.0", "nightly", "stable", "older"));
        IntStream.rangeClosed(1, 60).forEach(i -> names.add(commit(i)));
        put(
                "index.html",
                HtmlPages.render(new ProjectList(List.of(), names, new Revision(60, 0)).saying(ReleaseList.of(lists))));

        String dom = dom("index.html");

        String[] tables = dom.split("<tbody>", -1);
        assertThat(tables).hasSize(3);
        assertThat(tables[1].split("<tr", -1))
                .as("channels, and the head of the releases")
                .hasSize(3 + 2);
        assertThat(tables[2].split("<tr", -1)).hasSize(60 + 1);
        assertThat(dom.split("<a ", -1)).hasSize(64 + 1);
        assertThat(dom).contains("<h2>Further indexes</h2>").doesNotContain("<pre>");
    }

    private static String commit(int number) {
        return String.format("%02d57644d", number).repeat(5);
    }

    private static Build build(int number) {
        return new Build(commit(number), new Ordinal(Ordinal.Kind.COMMITTER_TIME, 1_795_000_000L + 90_000 * number));
    }

    private static ProjectList release(int number) {
        String version = "vllm==0.12.0.dev" + number;
        return new ProjectList(List.of(), List.of("cu130", "rocm710"), Revision.NONE)
                .of(build(number))
                .published(new Publication(
                        Instant.ofEpochSecond(1_795_003_000L + 90_000 * number),
                        new TreeSet<>(List.of(version + "+cu130", version + "+rocm710"))));
    }

    private static ProjectList channel(boolean append, int... builds) {
        return new ProjectList(List.of(), List.of("cu130"), Revision.NONE)
                .moved(ChannelHistory.NONE
                        .appending(append)
                        .showing(
                                IntStream.of(builds)
                                        .mapToObj(PagesInBrowserIT::build)
                                        .toList(),
                                Instant.ofEpochSecond(1_795_004_000L + 90_000 * builds[0]),
                                20));
    }

    // the digests in the policy are those of style and script: another script is refused
    @Test
    void anotherScriptIsRefusedAndThePageIsOfUseWithoutIt() throws Exception {
        String page = Files.readString(site.resolve("simple/torch/index.html"));
        put("simple/torch/index.html", page.replace("<script>", "<script> ").getBytes(StandardCharsets.UTF_8));

        assertThat(dom("simple/torch/index.html"))
                .contains("<code>pip install --index-url <var data-up=\"../\">ADDRESS</var> torch</code></pre>")
                .contains("ADDRESS is the address of this page without its last part, <code>torch/</code>.");
    }

    private void put(String key, byte[] bytes) throws IOException {
        Path file = site.resolve(key);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private String dom(String key) throws Exception {
        Path output = Files.createTempFile(site, "dom", ".html");
        List<String> command = new ArrayList<>(List.of(
                Engines.require("chromium"),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + site.resolve("profile"),
                "--dump-dom",
                site.resolve(key).toUri().toString()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readString(output);
    }
}
