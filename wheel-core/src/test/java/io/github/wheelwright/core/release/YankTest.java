package io.github.wheelwright.core.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.fsck.Fsck;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.host.Parallel;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.page.Union;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.MemoryStore;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import io.github.wheelwright.core.version.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PEP 592. */
class YankTest {
    private static final Channel NIGHTLY = new Channel("nightly", Channel.Mode.REPLACE);
    private static final Channel STABLE = new Channel("stable", Channel.Mode.REPLACE);

    @TempDir
    Path folder;

    private final Index index = new Index(new MemoryStore("memory"));
    private final List<Integer> pauses = new ArrayList<>();
    private final Host host = new Host("test", Clock.systemUTC(), pauses::add, Parallel.IN_ORDER);

    @Test
    void aFileIsYankedOnEveryPageThatListsIt() throws IOException {
        publish(NIGHTLY, "1.0+cu129", "1.0+cu130");
        Yank.Selection selection = name("vllm-1.0+cu130-py3-none-any.whl");

        assertThat(yank().find(selection))
                .extracting(Yank.Place::folder)
                .containsExactly("aaa/cu130/vllm/", "nightly/cu130/vllm/");
        assertThat(yank().apply(selection, Optional.of("wrong <rocm>"))).isEqualTo(2);

        assertThat(yanked("nightly/cu130/")).containsExactly("wrong <rocm>");
        assertThat(yanked("aaa/cu130/")).containsExactly("wrong <rocm>");
        assertThat(yanked("aaa/cu129/")).isEmpty();
        assertThat(text("nightly/cu130/vllm/index.html")).contains("data-yanked=\"wrong &lt;rocm&gt;\"");
        assertThat(new Fsck(index.store, false, true, Progress.NONE).check().faults())
                .isEmpty();
    }

    @Test
    void theMarkIsTakenOffAgain() throws IOException {
        publish(NIGHTLY, "1.0");
        Map<String, Sha256> before = index.state();
        Yank.Selection selection = name("vllm-1.0-py3-none-any.whl");
        yank().apply(selection, Optional.of(""));
        assertThat(yanked("nightly/")).containsExactly("");

        yank().apply(selection, Optional.empty());

        assertThat(yanked("nightly/")).isEmpty();
        assertThat(index.state().keySet()).isEqualTo(before.keySet());
        assertThat(yank().apply(selection, Optional.empty())).as("again").isZero();
    }

    @Test
    void aVersionSelectsItsLocalVersionsToo() throws IOException {
        publish(NIGHTLY, "1.0+cu129", "1.0+cu130", "1.1+cu130");

        yank().apply(
                        new Yank.Selection(
                                Set.of(), Optional.of(ProjectName.of("VLLM")), Optional.of(Version.parse("1.0"))),
                        Optional.of("bad"));

        assertThat(yanked("nightly/cu129/")).containsExactly("bad");
        assertThat(yanked("nightly/cu130/")).containsExactly("bad");
        assertThat(index.files("nightly/cu130/", "vllm")).hasSize(2);
    }

    @Test
    void aChannelThatShowsTheBuildLaterShowsTheMark() throws IOException {
        publish(NIGHTLY, "1.0");
        yank().apply(name("vllm-1.0-py3-none-any.whl"), Optional.of("bad"));

        publish(STABLE, "1.0");
        ChannelSettings settings = new ChannelSettings(Index.TIME, 20, true);
        new Publisher(index.store, Progress.NONE)
                .publish(new Promotion(index.store, settings)
                        .explicit("aaa", new Channel("weekly", Channel.Mode.REPLACE), Optional.empty())
                        .plan());

        assertThat(yanked("stable/")).containsExactly("bad");
        assertThat(yanked("weekly/")).containsExactly("bad");
    }

    // The promotion has read the page of the commit before, and the yank finds nothing on the channel yet.
    @Test
    void aChannelThatIsAboutToTakeTheFileUpShowsTheMark() throws IOException {
        publish(NIGHTLY, "1.0");
        ObjectStore store = new BeforeWrite(
                index.store,
                "weekly/vllm/index.json",
                () -> yank().apply(name("vllm-1.0-py3-none-any.whl"), Optional.of("bad")));

        new Publisher(store, Progress.NONE, host, Graces.USUAL)
                .publish(new Promotion(store, new ChannelSettings(Index.TIME, 20, true))
                        .explicit("aaa", new Channel("weekly", Channel.Mode.REPLACE), Optional.empty())
                        .plan());

        assertThat(yanked("weekly/")).containsExactly("bad");
        assertThat(pauses).containsExactly(1);
    }

    @Test
    void aYankEndsWhereBuildsComeFasterThanItLooks() throws IOException {
        publish(NIGHTLY, "1.0");
        AtomicInteger times = new AtomicInteger();
        ObjectStore store = new ForwardingStore(index.store) {
            @Override
            public Optional<Content> get(String key) {
                if (key.equals("index.json") && times.incrementAndGet() < 100) {
                    new PageWriter(index.store, host)
                            .update(
                                    PageDocument.list(IndexRoot.at(""), false),
                                    list -> new Union().list(list, List.of(), List.of("build" + times)));
                }
                return super.get(key);
            }
        };

        assertThatThrownBy(
                        () -> new Yank(store, true, host).apply(name("vllm-1.0-py3-none-any.whl"), Optional.of("bad")))
                .isInstanceOf(StoreException.class)
                .hasMessage("builds and channels were added by others 60 times while files were yanked");
        assertThat(yanked("nightly/")).containsExactly("bad");
    }

    @Test
    void theSimpleLayoutHasItToo() throws IOException {
        index.publish(Index.simple(Index.staged(WheelFiles.write(folder, "vllm", "1.0"))));

        assertThat(yank().apply(name("vllm-1.0-py3-none-any.whl"), Optional.of("bad")))
                .isEqualTo(1);
        assertThat(yanked("simple/")).containsExactly("bad");
    }

    @Test
    void whatIsListedNowhereIsNamed() throws IOException {
        publish(NIGHTLY, "1.0");

        assertThatThrownBy(() -> yank().find(name("vllm-2.0-py3-none-any.whl")))
                .hasMessageContaining("no page at memory:memory lists vllm-2.0-py3-none-any.whl");
    }

    private Yank yank() {
        return new Yank(index.store, true);
    }

    private static Yank.Selection name(String filename) {
        return new Yank.Selection(Set.of(filename), Optional.empty(), Optional.empty());
    }

    private List<String> yanked(String root) {
        return index.page(root, "vllm").orElseThrow().files().stream()
                .map(IndexFile::yanked)
                .flatMap(Optional::stream)
                .toList();
    }

    private String text(String key) {
        return new String(index.store.get(key).orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    private void publish(Channel channel, String... versions) throws IOException {
        Path[] files = new Path[versions.length];
        for (int i = 0; i < versions.length; i++) {
            files[i] = WheelFiles.write(folder, "vllm", versions[i], "py3-none-any", "", List.of());
        }
        index.publish(Index.commit("aaa", 1, List.of(channel), Index.staged(files)));
    }
}
