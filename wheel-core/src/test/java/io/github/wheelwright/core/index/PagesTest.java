package io.github.wheelwright.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.core.name.ProjectName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final String KEY = "simple/flash-attn/index.json";
    private static final ProjectPage PAGE = new ProjectPage(
            ProjectName.of("Flash_Attn"),
            List.of(
                    Files.at("packages/flash_attn-2.10.0+rocm7.1-cp312-cp312-linux_x86_64.whl"),
                    Files.yanked("packages/flash_attn-2.9.0-py3-none-any.whl", "breaks <torch> & \"co\""),
                    Files.yanked("packages/flash_attn-2.9.1-py3-none-any.whl", "")),
            ProjectStatus.ACTIVE,
            new Revision(7, 3));

    @Test
    void filesAreSortedByVersionAsNumbers() {
        assertThat(PAGE.files())
                .extracting(file -> file.wheel().version().toString())
                .containsExactly("2.9.0", "2.9.1", "2.10.0+rocm7.1");
    }

    @Test
    void jsonPageReadsBackAsItWas() {
        assertThat(JsonPages.parseProject(JsonPages.render(PAGE, KEY), KEY, "here"))
                .isEqualTo(PAGE);
    }

    @Test
    void jsonListReadsBackAsItWas() {
        ProjectList list = new ProjectList(List.of("vllm", "torch", "torch"), List.of("cu130"), new Revision(3, 0));

        assertThat(JsonPages.parseList(JsonPages.render(list), "here")).isEqualTo(list);
        assertThat(list.projects()).containsExactly("torch", "vllm");
    }

    @Test
    void theHistoryOfAChannelReadsBackAsItWas() {
        Build first = new Build("aaa", new Ordinal(Ordinal.Kind.COMMITTER_TIME, 1795000000L));
        Build second = new Build("bbb", new Ordinal(Ordinal.Kind.COMMITTER_TIME, 1795000001L));
        ChannelHistory channel = ChannelHistory.NONE
                .appending(true)
                .showing(List.of(first), Files.TIME, 20)
                .showing(List.of(first, second), Files.TIME.plusSeconds(1), 20)
                .dropping(List.of("ccc"))
                .withPages(List.of("torch", "vllm"));
        ProjectList list = new ProjectList(List.of("vllm"), List.of("cu130"), new Revision(3, 0))
                .moved(channel)
                .of(second);

        assertThat(JsonPages.parseList(JsonPages.render(list), "here")).isEqualTo(list);
        assertThat(list.revision().step()).isEqualTo(2);
        assertThat(channel.showing(List.of(), Files.TIME, 2).entries()).hasSize(2);
    }

    @Test
    void pagesOfBeforeThereWereHistoriesAreAtTheFirstStep() {
        String own =
                "{\"_wheelwright\":{\"generation\":4,\"commit\":\"aaa\",\"ordinal-kind\":\"explicit\",\"ordinal\":7},";
        ProjectList list = JsonPages.parseList(
                (own + "\"projects\":[{\"name\":\"vllm\"}]}").getBytes(StandardCharsets.UTF_8), "here");
        ProjectPage page = JsonPages.parseProject(
                (own + "\"name\":\"vllm\",\"files\":[]}").getBytes(StandardCharsets.UTF_8), KEY, "here");

        assertThat(list.channel().shown()).containsExactly(new Build("aaa", new Ordinal(Ordinal.Kind.EXPLICIT, 7)));
        assertThat(list.channel().pages()).containsExactly("vllm");
        assertThat(list.revision()).isEqualTo(new Revision(4, 1));
        assertThat(page.revision()).isEqualTo(new Revision(4, 1));
    }

    // PEP 700: "size", "upload-time" and "versions" are mandatory; PEP 714: "core-metadata" only
    @Test
    void jsonPageHasWhatPep691And700And714AskFor() throws IOException {
        JsonNode json = new ObjectMapper().readTree(JsonPages.render(PAGE, KEY));
        JsonNode newest = json.path("files").path(2);

        assertThat(json.path("meta").path("api-version").asText()).isEqualTo("1.4");
        assertThat(json.path("name").asText()).isEqualTo("flash-attn");
        assertThat(json.path("versions"))
                .extracting(JsonNode::asText)
                .containsExactly("2.9.0", "2.9.1", "2.10.0+rocm7.1");
        assertThat(newest.path("url").asText())
                .isEqualTo("../../packages/flash_attn-2.10.0%2Brocm7.1-cp312-cp312-linux_x86_64.whl");
        assertThat(newest.path("size").asLong()).isEqualTo(1234);
        assertThat(newest.path("upload-time").asText()).isEqualTo("2026-11-21T09:00:00Z");
        assertThat(newest.path("requires-python").asText()).isEqualTo(">=3.9,<3.14");
        assertThat(newest.path("core-metadata").path("sha256").asText()).hasSize(64);
        assertThat(newest.has("dist-info-metadata")).isFalse();
        assertThat(newest.has("yanked")).isFalse();
        assertThat(json.path("files").path(0).path("yanked").asText()).isEqualTo("breaks <torch> & \"co\"");
        assertThat(json.path("files").path(1).path("yanked").isBoolean()).isTrue();
    }

    @Test
    void htmlPageHasTheAttributesOfApi14() {
        String html = new String(HtmlPages.render(PAGE, "simple/flash-attn/index.html"), StandardCharsets.UTF_8);

        assertThat(html)
                .contains("<meta name=\"pypi:repository-version\" content=\"1.4\">")
                .contains("<meta name=\"wheelwright:generation\" content=\"7\">")
                .contains("href=\"../../packages/flash_attn-2.10.0%2Brocm7.1-cp312-cp312-linux_x86_64.whl#sha256=")
                .contains("data-requires-python=\"&gt;=3.9,&lt;3.14\"")
                .contains("data-dist-info-metadata=\"sha256=")
                .contains("data-core-metadata=\"sha256=")
                .contains("data-yanked=\"breaks &lt;torch&gt; &amp; &quot;co&quot;\"")
                .contains("data-upload-time=\"2026-11-21T09:00:00Z\"")
                .contains("data-size=\"1234\"");
        assertThat(html.split("<a ", -1)).hasSize(PAGE.files().size() + 1);
    }

    // fsck compares bytes only with those that the same renderer wrote
    @Test
    void aPageTellsWhichRendererWroteIt() {
        String page = new String(HtmlPages.render(PAGE, KEY), StandardCharsets.UTF_8);
        String line = "<meta name=\"wheelwright:renderer\" content=\"" + HtmlPages.RENDERER + "\">";
        String first = page.replace(line, "");
        assertThat(page).contains(line);

        assertThat(HtmlPages.isOfThisRenderer(page.getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(HtmlPages.isOfThisRenderer(first.getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(HtmlPages.isOurs(first.getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(HtmlPages.isOurs("<!DOCTYPE html><title>x</title>".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void aPersonSeesTheNewestFileFirstWithSizeDateAndWhyItIsYanked() {
        String html = new String(HtmlPages.render(PAGE, "simple/flash-attn/index.html"), StandardCharsets.UTF_8);

        assertThat(html.indexOf(">flash_attn-2.10.0")).isBetween(0, html.indexOf(">flash_attn-2.9.1"));
        assertThat(html)
                .contains("</a><td>1.2 kB<td>2026-11-21<td>&gt;=3.9,&lt;3.14\n")
                .contains("</a><br><small><strong>yanked</strong></small><td>")
                .contains(
                        "</a><br><small><strong>yanked</strong>: breaks &lt;torch&gt; &amp; &quot;co&quot;</small><td>");
    }

    @Test
    void aListShowsFurtherIndexesAfterTheProjects() {
        ProjectList list = new ProjectList(List.of("torch"), List.of("cu130", "a+b"), Revision.NONE);
        String html = new String(HtmlPages.render(list), StandardCharsets.UTF_8);

        assertThat(html)
                .containsSubsequence(
                        "<h2>Projects</h2>",
                        "<a href=\"torch/\">torch</a>",
                        "<h2>Further indexes</h2>",
                        "<a href=\"a%2Bb/\">a+b</a>",
                        "<a href=\"cu130/\">cu130</a>");
        assertThat(new String(HtmlPages.render(ProjectList.EMPTY), StandardCharsets.UTF_8))
                .doesNotContain("<h2>", "<pre>");
    }

    // PEP 792: no distribution links while a project is quarantined, and the index must know them still
    @Test
    void aQuarantinedProjectOffersNoFilesAndLosesNone() throws IOException {
        ProjectPage page =
                PAGE.with(new ProjectStatus(ProjectStatus.Marker.QUARANTINED, Optional.of("the <x> is haunted")));
        JsonNode json = new ObjectMapper().readTree(JsonPages.render(page, KEY));
        String html = new String(HtmlPages.render(page, KEY), StandardCharsets.UTF_8);

        assertThat(json.path("project-status").path("status").asText()).isEqualTo("quarantined");
        assertThat(json.path("project-status").path("reason").asText()).isEqualTo("the <x> is haunted");
        assertThat(json.path("files")).isEmpty();
        assertThat(json.path("versions")).hasSize(3);
        assertThat(html)
                .contains("<meta name=\"pypi:project-status\" content=\"quarantined\">")
                .contains("<meta name=\"pypi:project-status-reason\" content=\"the &lt;x&gt; is haunted\">")
                .doesNotContain("<a ");
        assertThat(VariantMetadata.render(page, KEY))
                .asString(StandardCharsets.UTF_8)
                .doesNotContain("filename");
        assertThat(JsonPages.parseProject(JsonPages.render(page, KEY), KEY, "here"))
                .isEqualTo(page);
    }

    @ParameterizedTest
    @EnumSource(ProjectStatus.Marker.class)
    void everyStatusReadsBack(ProjectStatus.Marker marker) {
        ProjectPage page = PAGE.with(new ProjectStatus(marker, Optional.empty()));

        assertThat(JsonPages.parseProject(JsonPages.render(page, KEY), KEY, "here"))
                .isEqualTo(page);
    }

    // PEP 740: a fully qualified URL, the same in both forms
    @Test
    void provenanceIsNamedInBothForms() throws IOException {
        String address = "https://wheels.example.org/packages/flash_attn-1.0%2Bcu130-py3-none-any.whl.provenance";
        ProjectPage page = PAGE.with(List.of(Files.at("packages/flash_attn-1.0+cu130-py3-none-any.whl")
                .withProvenance(ProvenanceLink.below("https://wheels.example.org/"))));

        assertThat(new ObjectMapper()
                        .readTree(JsonPages.render(page, KEY))
                        .at("/files/0/provenance")
                        .asText())
                .isEqualTo(address);
        assertThat(HtmlPages.render(page, KEY))
                .asString(StandardCharsets.UTF_8)
                .contains(" data-provenance=\"" + address + "\"");
        assertThat(JsonPages.parseProject(JsonPages.render(page, KEY), KEY, "here"))
                .isEqualTo(page);
    }

    // PEP 740 wants the full address in HTML; JSON may have a relative one (PEP 691)
    @Test
    void whereTheAddressOfTheIndexIsNotKnownJsonNamesTheProvenanceAlone() throws IOException {
        ProjectPage page = PAGE.with(List.of(
                Files.at("packages/flash_attn-1.0+cu130-py3-none-any.whl").withProvenance(ProvenanceLink.RELATIVE)));

        assertThat(new ObjectMapper()
                        .readTree(JsonPages.render(page, KEY))
                        .at("/files/0/provenance")
                        .asText())
                .isEqualTo("../../packages/flash_attn-1.0%2Bcu130-py3-none-any.whl.provenance");
        assertThat(HtmlPages.render(page, KEY)).asString(StandardCharsets.UTF_8).doesNotContain("data-provenance");
        assertThat(JsonPages.parseProject(JsonPages.render(page, KEY), KEY, "here"))
                .isEqualTo(page);
    }

    // PEP 714; pip 22.3 to 23.1 refuses Jinja2's METADATA where jinja2 was asked for (pip issue 12038)
    @Test
    void theOlderAttributeIsLeftOutWhereOldPipWouldRefuseTheWheel() {
        ProjectPage page = new ProjectPage(
                ProjectName.of("x"),
                List.of(Files.spelledOtherwise("packages/x-1.0-py3-none-any.whl")),
                ProjectStatus.ACTIVE,
                Revision.NONE);
        String html = new String(HtmlPages.render(page, "simple/x/index.html"), StandardCharsets.UTF_8);

        assertThat(html).contains("data-core-metadata=\"sha256=").doesNotContain("data-dist-info-metadata");
        assertThat(JsonPages.parseProject(JsonPages.render(page, KEY), KEY, "here"))
                .isEqualTo(page);
    }

    @Test
    void variantMetadataHasTheKeysOfVllm() throws IOException {
        JsonNode entries =
                new ObjectMapper().readTree(VariantMetadata.render(PAGE, "nightly/rocm7.1/flash-attn/metadata.json"));
        JsonNode entry = entries.path(2);

        assertThat(entry.fieldNames())
                .toIterable()
                .containsExactly(
                        "package_name",
                        "version",
                        "build_tag",
                        "python_tag",
                        "abi_tag",
                        "platform_tag",
                        "variant",
                        "filename",
                        "path");
        assertThat(entry.path("package_name").asText()).isEqualTo("flash_attn");
        assertThat(entry.path("version").asText()).isEqualTo("2.10.0");
        assertThat(entry.path("build_tag").isNull()).isTrue();
        assertThat(entry.path("variant").asText()).isEqualTo("rocm7.1");
        assertThat(entry.path("platform_tag").asText()).isEqualTo("linux_x86_64");
        assertThat(entry.path("path").asText())
                .isEqualTo("../../../packages/flash_attn-2.10.0%2Brocm7.1-cp312-cp312-linux_x86_64.whl");
        assertThat(entries.path(0).path("variant").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"meta\":{}}", "{\"name\":\"torch\",\"files\":[]}", "<!DOCTYPE html>"})
    void aPageOfSomebodyElseIsRefusedAndNamed(String page) {
        assertThatThrownBy(
                        () -> JsonPages.parseProject(page.getBytes(StandardCharsets.UTF_8), KEY, "s3://bucket/" + KEY))
                .isInstanceOf(InvalidPageException.class)
                .hasMessageStartingWith("s3://bucket/" + KEY + " is not a page that Wheelwright wrote");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"sha256\":\"', '\"sha256\":\"no hex'",
        "-cp312-cp312-linux_x86_64.whl, .tar.gz",
        "'\"name\":\"', '\"name\":\"no name!'",
        "2026-11-21T09:00:00Z, yesterday",
    })
    void aDamagedPageIsNamed(String good, String bad) {
        String page = new String(JsonPages.render(PAGE, KEY), StandardCharsets.UTF_8);
        assertThat(page).contains(good);

        assertThatThrownBy(() -> JsonPages.parseProject(
                        page.replace(good, bad).getBytes(StandardCharsets.UTF_8), KEY, "s3://bucket/" + KEY))
                .isInstanceOf(InvalidPageException.class)
                .hasMessageStartingWith("s3://bucket/" + KEY + " is not a page that Wheelwright wrote");
    }
}
