package io.github.wheelwright.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.name.ProjectName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both forms of a page, as the parsers of pip (of today and of 2022), pypi-simple and mousebender read them: no file more or less. */
class PageReadersIT {
    private static final String URL = "https://wheels.example.org/simple/flash-attn/";
    private static final String PROVENANCE =
            "https://wheels.example.org/packages/_00112233/flash_attn-2.9.2-py3-none-any.whl.provenance";
    private static final ProjectPage PAGE = new ProjectPage(
            ProjectName.of("flash-attn"),
            List.of(
                    io.github.wheelwright.core.index.Files.at(
                            "packages/flash_attn-2.10.0+rocm7.1-cp312-cp312-linux_x86_64.whl"),
                    io.github.wheelwright.core.index.Files.yanked(
                            "packages/flash_attn-2.9.0-py3-none-any.whl", "breaks <torch> & \"co\""),
                    io.github.wheelwright.core.index.Files.yanked("packages/flash_attn-2.9.1-py3-none-any.whl", ""),
                    io.github.wheelwright.core.index.Files.at("packages/_00112233/flash_attn-2.9.2-py3-none-any.whl")
                            .withProvenance(ProvenanceLink.below("https://wheels.example.org/"))),
            new ProjectStatus(ProjectStatus.Marker.DEPRECATED, Optional.of("use <x>")),
            Revision.NONE);

    @ParameterizedTest
    @CsvSource({
        "pip, python, html",
        "pip, python, json",
        "pip, python22, html",
        "pip, python22, json",
        "pypi_simple, python-index, html",
        "pypi_simple, python-index, json",
        "mousebender, python-index, html",
        "mousebender, python-index, json",
    })
    void aReaderFindsAllThatThePageSays(String reader, String engine, String form, @TempDir Path work)
            throws Exception {
        String key = "simple/flash-attn/index." + form;
        Path page = Files.write(
                work.resolve("page"), form.equals("html") ? HtmlPages.render(PAGE, key) : JsonPages.render(PAGE, key));

        TreeSet<String> expected = new TreeSet<>();
        for (IndexFile file : PAGE.files()) {
            expected.add(expected(file, reader, engine, form).toString());
        }
        assertThat(read(reader, engine, form, page, work)).containsExactlyElementsOf(expected);
    }

    // what the standards do not know disturbs nobody; in HTML every anchor of a list is a name
    @ParameterizedTest
    @CsvSource({
        "pypi_simple_list, html",
        "pypi_simple_list, json",
        "mousebender_list, html",
        "mousebender_list, json",
    })
    void aReaderFindsTheNamesOfTheListOfReleases(String reader, String form, @TempDir Path work) throws Exception {
        ProjectList list = ReleaseListTest.LIST.listing(List.of("flash-attn"), ReleaseListTest.LIST.variants());
        Path page = Files.write(
                work.resolve("page"), form.equals("html") ? HtmlPages.render(list) : JsonPages.render(list));

        TreeSet<String> expected = new TreeSet<>(list.projects());
        if (form.equals("html")) {
            expected.addAll(list.variants());
        }
        assertThat(read(reader, "python-index", form, page, work))
                .containsExactlyElementsOf(
                        expected.stream().map(name -> "\"" + name + "\"").toList());
    }

    private static JsonNode expected(IndexFile file, String reader, String engine, String form) {
        // pip of 2022 asks for the older key, on which it crashes in JSON, so it is in HTML alone
        boolean metadata = !engine.equals("python22") || form.equals("html");
        boolean newest = reader.equals("pypi_simple") || reader.equals("mousebender") && form.equals("json");
        return new ObjectMapper()
                .createArrayNode()
                .add(file.filename())
                // mousebender leaves links as they are
                .add(
                        reader.equals("mousebender")
                                ? "../../" + Href.encoded(file.key())
                                : "https://wheels.example.org/" + Href.encoded(file.key()))
                .add(file.sha256().hex())
                .add(file.requiresPython().orElse(null))
                .add(file.coreMetadata()
                        .filter(digest -> metadata)
                        .map(digest -> digest.hex())
                        .orElse(null))
                .add(file.yanked().orElse(null))
                .add(newest && file.provenance().isPresent() ? PROVENANCE : null)
                .add(newest ? "deprecated" : null);
    }

    private static List<String> read(String reader, String engine, String form, Path page, Path work)
            throws IOException, InterruptedException {
        Path script = work.resolve("readers.py");
        try (InputStream in = PageReadersIT.class.getResourceAsStream("readers.py")) {
            Files.write(script, in.readAllBytes());
        }
        Path output = work.resolve("output");
        Process process = new ProcessBuilder(
                        Engines.require(engine), "-I", script.toString(), reader, form, page.toString(), URL)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor()).isZero();
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(output)) {
            lines.add(new ObjectMapper().readTree(line).toString());
        }
        return lines.stream().sorted().toList();
    }
}
