package io.github.wheelwright.maven.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of {@code --progress=rawjson} as buildx 0.37 wrote them, shortened. */
class BuildProgressTest {
    private final List<String> lines = new ArrayList<>();
    private final BuildProgress progress = new BuildProgress(lines::add);

    @Test
    void tellsEachStepAsItEndsAndWhatAStageCost() {
        progress.take(
                "{\"vertexes\":[{\"digest\":\"i\",\"name\":\"[internal] load\",\"started\":\"2026-11-21T13:00:00Z\","
                        + "\"completed\":\"2026-11-21T13:00:01Z\"}]}");
        progress.take(step("a", "[torch 1/2] COPY torch /src", 0, 1, "\"cached\":true"));
        progress.take(step("b", "[torch 2/2] RUN make\\nmore", 1, 5, "\"cached\":false"));
        progress.take(step("c", "[linux/arm64 export 1/1] COPY --from=torch / /", 5, 6, "\"cached\":false"));

        assertThat(lines)
                .containsExactly(
                        "[torch 1/2] COPY torch /src  cached",
                        "[torch 2/2] RUN make  4.0 s",
                        "[linux/arm64 export 1/1] COPY --from=torch / /  1.0 s");
        assertThat(progress.stages())
                .containsExactly(
                        new StageTime("torch", 2, 1, Duration.ofSeconds(5)),
                        new StageTime("export", 1, 0, Duration.ofSeconds(1)));
    }

    @Test
    void tellsOfALongStepWhatItPrintsNowAndThen() {
        progress.take(
                "{\"vertexes\":[{\"digest\":\"a\",\"name\":\"[torch 1/1] RUN make\",\"started\":\"2026-11-21T13:00:00Z\"}]}");
        for (int second = 0; second < 25; second++) {
            progress.take(output("a", second, "compiling " + second + "\nhalf a li"));
        }
        assertThat(lines)
                .containsExactly(
                        "[torch 1/1] RUN make  … half a licompiling 10",
                        "[torch 1/1] RUN make  … half a licompiling 20");
    }

    // D4; as ccache 4.7.5 and sccache print them
    @Test
    void showsTheStatisticsOfACompilerCache() {
        progress.take(
                "{\"vertexes\":[{\"digest\":\"a\",\"name\":\"[torch 1/1] RUN make\",\"started\":\"2026-11-21T13:00:00Z\"}]}");
        List<String> ccache = List.of(
                "Cacheable calls:      2 /    2 (100.0%)",
                "  Hits:               1 /    2 (50.00%)",
                "    Direct:           1 /    1 (100.0%)",
                "  Misses:             1 /    2 (50.00%)",
                "Local storage:",
                "  Cache size (GB): 0.00 / 5.00 ( 0.00%)");
        List<String> sccache = List.of(
                "Compile requests                     12",
                "Cache hits (C/C++)                    5",
                "Average compiler                  0.311 s");
        progress.take(output(
                "a",
                1,
                "gcc -c a.c\n" + String.join("\n", ccache) + "\n[100/100] Linking\n" + String.join("\n", sccache)
                        + "\n\nnote: done\n"));
        progress.take(step("a", "[torch 1/1] RUN make", 0, 4, "\"cached\":false"));

        List<String> expected = new ArrayList<>(List.of("[torch 1/1] RUN make  4.0 s"));
        ccache.forEach(text -> expected.add("  " + text));
        sccache.forEach(text -> expected.add("  " + text));
        assertThat(lines).isEqualTo(expected);
    }

    @Test
    void keepsWhatIsNoProgress() {
        progress.take("ERROR: no builder \"x\" found");
        progress.take("{ not JSON");

        assertThat(progress.otherLines()).containsExactly("ERROR: no builder \"x\" found", "{ not JSON");
    }

    @Test
    void doesNotBlameAStepThatWasOnlyCancelled() {
        progress.take(
                step("a", "[torch 1/1] RUN make", 0, 1, "\"error\":\"process did not complete: context canceled\""));
        progress.take(step(
                "b",
                "[vision 1/1] RUN make",
                0,
                1,
                "\"error\":\"process did not complete successfully: exit code: 2\""));

        assertThat(progress.failed().orElseThrow().name()).isEqualTo("[vision 1/1] RUN make");
    }

    // bake puts the target first; with caches, BuildKit looks at a step in two ways and may drop one
    @Test
    void countsAStepOfBakeOnce() {
        progress.take(step("a", "[final torch 1/2] COPY torch /src", 0, 1, "\"cached\":true"));
        progress.take(step("b", "[final torch 1/2] COPY torch /src", 0, 1, "\"cached\":true"));
        progress.take("{\"vertexes\":[{\"digest\":\"c\",\"name\":\"[export torch 2/2] RUN make\"}]}");
        progress.take(step("f", "[export torch 1/2] COPY torch /src", 0, 1, "\"cached\":true"));
        progress.take(step("d", "[final linux/arm64 torch 2/2] RUN make", 1, 4, "\"cached\":false"));
        progress.take(step("e", "[final internal] load build definition", 0, 1, "\"cached\":false"));

        assertThat(progress.stages()).containsExactly(new StageTime("torch", 2, 1, Duration.ofSeconds(4)));
        assertThat(lines)
                .containsExactly(
                        "[final torch 1/2] COPY torch /src  cached", "[final linux/arm64 torch 2/2] RUN make  3.0 s");
    }

    @Test
    void blamesNoCacheAndTellsOfItInTheEnd() {
        progress.take(step(
                "a",
                "[final] importing cache manifest from 127.0.0.1:9/cache:x",
                0,
                1,
                "\"error\":\"dial tcp 127.0.0.1:9: connection refused\""));
        progress.take(
                step("b", "importing cache manifest from 127.0.0.1:5000/cache:x", 0, 1, "\"error\":\"x: not found\""));
        progress.take(step("c", "exporting cache to registry", 0, 1, "\"error\":\"denied\""));

        assertThat(progress.failed()).isEmpty();
        assertThat(lines).isEmpty();
        assertThat(progress.cacheTroubles())
                .extracting(CacheTrouble::error)
                .containsExactly("dial tcp 127.0.0.1:9: connection refused", "denied");
    }

    private static String step(String digest, String name, int from, int to, String more) {
        return "{\"vertexes\":[{\"digest\":\"" + digest + "\",\"name\":\"" + name + "\"," + time("started", from) + ","
                + time("completed", to) + "," + more + "}]}";
    }

    private static String output(String digest, int second, String text) {
        return "{\"logs\":[{\"vertex\":\"" + digest + "\",\"stream\":1," + time("timestamp", second) + ",\"data\":\""
                + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "\"}]}";
    }

    private static String time(String name, int second) {
        return String.format("\"%s\":\"2026-11-21T13:00:%02dZ\"", name, second);
    }
}
