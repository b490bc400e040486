package io.github.wheelwright.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.core.index.ReleaseList.Commit;
import io.github.wheelwright.core.index.ReleaseList.Shown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A11: the list of all releases, for people and for programs. */
class ReleaseListTest {
    private static final String SHA = "1c57644d".repeat(5);
    private static final ReleaseList RELEASES = ReleaseList.of(Map.of(
            "aaa/",
            commit("aaa", 1, 0, "vllm==0.12.0+cu130"),
            SHA + "/",
            commit(SHA, 2, 60, "vllm==0.12.1+cu130").listing(List.of(), List.of("rocm710", "cu130")),
            "nightly/",
            channel(3, 120, SHA),
            "nightly/cu130/",
            channel(2, 60, "aaa"),
            "ccc/",
            new ProjectList(List.of("torch"), List.of(), Revision.NONE)));
    static final ProjectList LIST = list(RELEASES, "aaa", SHA, "nightly", "ccc");

    @Test
    void listsOfCommitsAndChannelsSayWhatIsOnIt() {
        assertThat(RELEASES.commits()).containsOnlyKeys("aaa", SHA);
        assertThat(RELEASES.commits().get(SHA).variants()).containsExactly("cu130", "rocm710");
        assertThat(RELEASES.channels().get("nightly")).containsOnlyKeys("", "cu130");
        assertThat(RELEASES.showing("aaa")).containsExactly("nightly");
        assertThat(RELEASES.newestFirst()).containsExactly(SHA, "aaa");
    }

    @Test
    void jsonReadsBackAsItWas() {
        assertThat(JsonPages.parseList(JsonPages.render(LIST), "here")).isEqualTo(LIST);
        ProjectList own = commit("aaa", 1, 0, "vllm==1.0", "torch==2.9");
        assertThat(JsonPages.parseList(JsonPages.render(own), "here")).isEqualTo(own);
    }

    // PEP 691: what the standards do not know begins with an underscore
    @Test
    void programsFindChannelsAndReleasesUnderKeysOfOurOwn() throws IOException {
        JsonNode json = new ObjectMapper().readTree(JsonPages.render(LIST));

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("meta", "_wheelwright", "projects", "_variants", "_channels", "_releases");
        assertThat(json.at("/_channels/0/name").asText()).isEqualTo("nightly");
        assertThat(json.at("/_channels/0/roots/1").toString())
                .isEqualTo("{\"variant\":\"cu130\",\"append\":false,\"step\":2,\"time\":\"2026-11-21T09:01:00Z\","
                        + "\"builds\":[{\"commit\":\"aaa\",\"ordinal-kind\":\"explicit\",\"ordinal\":1}],"
                        + "\"main\":[\"vllm==0.12.0+cu130\"]}");
        assertThat(json.at("/_releases/0").toString())
                .isEqualTo("{\"commit\":\"" + SHA + "\",\"ordinal-kind\":\"explicit\",\"ordinal\":2,"
                        + "\"published\":\"2026-11-21T09:01:00Z\",\"main\":[\"vllm==0.12.1+cu130\"],"
                        + "\"variants\":[\"cu130\",\"rocm710\"],\"channels\":[\"nightly\"]}");
    }

    @Test
    void aListOfBeforeThereWasThisIsReadAndShowsNamesOnly() {
        String old = "{\"meta\":{\"api-version\":\"1.4\"},\"_wheelwright\":{\"generation\":4},\"projects\":[],"
                + "\"_variants\":[\"aaa\",\"nightly\"]}";

        ProjectList list = JsonPages.parseList(old.getBytes(StandardCharsets.UTF_8), "here");

        assertThat(list.releases()).isEqualTo(ReleaseList.NONE);
        assertThat(html(list))
                .contains("<h2>Further indexes</h2>", "<a href=\"nightly/\">")
                .doesNotContain("<table");
    }

    // PEP 503: every anchor is a project or a further index
    @Test
    void peopleSeeTablesInWhichEachNameIsOneAnchor() {
        String html = html(LIST);

        assertThat(html)
                .containsSubsequence(
                        "<h2>Channels</h2>",
                        "<tr><td><a href=\"nightly/\">nightly</a>",
                        "<td><code>1c57644d1c57</code> (default)<br><code>aaa</code> (cu130)",
                        "<td><time datetime=\"2026-11-21T09:02Z\">2026-11-21 09:02</time>"
                                + "<br><time datetime=\"2026-11-21T09:01Z\">2026-11-21 09:01</time>",
                        "<td>vllm 0.12.1+cu130<br>vllm 0.12.0+cu130",
                        "<td>default, cu130<td>replace the old",
                        "<h2>Releases</h2>",
                        "<tr><td><a href=\"" + SHA + "/\">" + SHA + "</a>",
                        "<td><time datetime=\"2026-11-21T09:01Z\">2026-11-21 09:01</time><td>vllm 0.12.1+cu130<td>cu130, rocm710<td>nightly<td>2\n",
                        "<tr><td><a href=\"aaa/\">aaa</a>",
                        "<h2>Further indexes</h2>",
                        "<a href=\"ccc/\">ccc</a>");
        assertThat(html.split("<a ", -1)).hasSize(5);
    }

    @Test
    void buildsBesideEachOtherAreNamedAsFarAsIsReadable() {
        ChannelHistory history = ChannelHistory.NONE
                .appending(true)
                .showing(
                        List.of(build("a", 1), build("<b>", 2), build("c", 3), build("d", 4), build("e", 5)),
                        time(0),
                        9);
        ProjectList channel = new ProjectList(List.of(), List.of(), Revision.NONE).moved(history);

        assertThat(html(list(ReleaseList.of(Map.of("0.12.0/", channel)), "0.12.0")))
                .contains("<td><code>e</code>, <code>d</code>, <code>c</code> and 2 older<td>")
                .contains("<td>stay beside the others\n");
    }

    @Test
    void anOrdinalOfCommitterTimeIsShownAsATime() {
        Ordinal ordinal = new Ordinal(Ordinal.Kind.COMMITTER_TIME, time(0).getEpochSecond());
        ReleaseList list = new ReleaseList(
                new TreeMap<>(Map.of("aaa", new Commit(Optional.of(ordinal), Optional.empty(), List.of()))),
                new TreeMap<>());

        assertThat(html(list(list, "aaa")))
                .contains("<td>committed <time datetime=\"2026-11-21T09:00Z\">2026-11-21 09:00</time>\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -62_167_219_201L, 253_402_300_800L, Long.MAX_VALUE})
    void anOrdinalThatIsNoReadableTimeIsShownAsANumber(long seconds) {
        Ordinal ordinal = new Ordinal(Ordinal.Kind.COMMITTER_TIME, seconds);
        ReleaseList list = new ReleaseList(
                new TreeMap<>(Map.of("aaa", new Commit(Optional.of(ordinal), Optional.empty(), List.of()))),
                new TreeMap<>());

        assertThat(html(list(list, "aaa"))).contains("<td>" + seconds + "\n");
    }

    @Test
    void aTimeOfAnotherMillenniumIsNotCut() {
        Instant late = Instant.parse("+12026-11-21T09:00:00Z");
        Commit commit = new Commit(Optional.empty(), Optional.of(new Publication(late, new TreeSet<>())), List.of());

        assertThat(html(list(new ReleaseList(new TreeMap<>(Map.of("aaa", commit)), new TreeMap<>()), "aaa")))
                .contains("<td>+12026-11-21T09:00:00Z<td>");
    }

    // what a slow run has seen may be older than what a quick one has written
    @Test
    void ofTwoStepsTheLaterCountsInEitherOrder() {
        ReleaseList early = ReleaseList.of(Map.of("nightly/", channel(1, 0, "aaa")));
        ReleaseList late = ReleaseList.of(Map.of("nightly/", channel(2, 60, "bbb")));
        Shown expected = late.channels().get("nightly").get("");

        assertThat(early.and(late).channels().get("nightly")).containsEntry("", expected);
        assertThat(late.and(early).channels().get("nightly")).containsEntry("", expected);
    }

    // a second job of a commit corrects the ordinal within the step; what it announces may come first
    @Test
    void ofOneStepEachBuildHasItsLargestOrdinalInEitherOrder() {
        ReleaseList first = ReleaseList.of(Map.of("nightly/", channel(2, 60, build("aaa", 1), build("bbb", 5))));
        ReleaseList second = ReleaseList.of(Map.of("nightly/", channel(2, 60, build("aaa", 3), build("bbb", 4))));
        ReleaseList expected = ReleaseList.of(Map.of("nightly/", channel(2, 60, build("aaa", 3), build("bbb", 5))));

        assertThat(first.and(second)).isEqualTo(expected);
        assertThat(second.and(first)).isEqualTo(expected);
    }

    @Test
    void jobsOfOneCommitAddToWhatIsSaidOfItInEitherOrder() {
        ReleaseList first = ReleaseList.of(
                Map.of("aaa/", commit("aaa", 1, 60, "vllm==1.0+cu130").listing(List.of(), List.of("cu130"))));
        ReleaseList second = ReleaseList.of(
                Map.of("aaa/", commit("aaa", 2, 0, "vllm==1.0+rocm7").listing(List.of(), List.of("rocm7"))));

        assertThat(first.and(second)).isEqualTo(second.and(first));
        assertThat(first.and(second).commits().get("aaa"))
                .isEqualTo(new Commit(
                        Optional.of(new Ordinal(Ordinal.Kind.EXPLICIT, 2)),
                        Optional.of(
                                new Publication(time(0), new TreeSet<>(List.of("vllm==1.0+cu130", "vllm==1.0+rocm7")))),
                        List.of("cu130", "rocm7")));
    }

    @Test
    void whatLeavesTheListIsSpokenOfNoMore() {
        ProjectList shorter = LIST.listing(List.of(), List.of("aaa"));

        assertThat(shorter.releases().channels()).isEmpty();
        assertThat(shorter.releases().commits()).containsOnlyKeys("aaa");
    }

    @Test
    void aCorrectionLeavesWhatSomebodyHasWrittenSince() {
        ReleaseList before = ReleaseList.of(Map.of("nightly/", channel(1, 0, "aaa"), "aaa/", commit("aaa", 1, 0)));
        ReleaseList wanted = ReleaseList.of(Map.of("nightly/", channel(2, 60, "bbb"), "aaa/", commit("aaa", 2, 0)));
        ReleaseList now = ReleaseList.of(Map.of("nightly/", channel(3, 90, "ccc"), "aaa/", commit("aaa", 1, 0)));

        ReleaseList corrected = now.corrected(before, wanted);

        assertThat(corrected.channels()).isEqualTo(now.channels());
        assertThat(corrected.commits()).isEqualTo(wanted.commits());
        assertThat(corrected.differences(wanted)).containsExactly("nightly");
    }

    private static String html(ProjectList list) {
        return new String(HtmlPages.render(list), StandardCharsets.UTF_8);
    }

    private static ProjectList list(ReleaseList releases, String... names) {
        return new ProjectList(List.of(), List.of(names), new Revision(1, 0)).saying(releases);
    }

    private static ProjectList commit(String commit, long ordinal, long second, String... main) {
        return new ProjectList(List.of(), List.of(), Revision.NONE)
                .of(build(commit, ordinal))
                .published(new Publication(time(second), new TreeSet<>(List.of(main))));
    }

    private static ProjectList channel(long step, long second, String commit) {
        return channel(step, second, build(commit, 1));
    }

    private static ProjectList channel(long step, long second, Build... builds) {
        ChannelHistory history = new ChannelHistory(
                false,
                List.of(new ChannelHistory.Entry(step, time(second), List.of(builds))),
                new TreeSet<>(),
                new TreeSet<>());
        return new ProjectList(List.of(), List.of(), Revision.NONE).moved(history);
    }

    private static Build build(String commit, long ordinal) {
        return new Build(commit, new Ordinal(Ordinal.Kind.EXPLICIT, ordinal));
    }

    private static Instant time(long second) {
        return Files.TIME.plusSeconds(second);
    }
}
