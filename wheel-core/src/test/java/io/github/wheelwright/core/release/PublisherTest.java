package io.github.wheelwright.core.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.index.ConflictException;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.SimpleLayout;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.MemoryStore;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublisherTest {
    @TempDir
    Path folder;

    private final Index index = new Index(new MemoryStore("memory"));
    private List<StagedWheel> stack;

    @BeforeEach
    void writeStack() throws IOException {
        stack = Index.staged(
                WheelFiles.write(folder, "vllm", "0.12.0", "torch==2.9.0+git1c57644", "triton; extra == 'x'"),
                WheelFiles.write(folder, "torch", "2.9.0+git1c57644", "triton==3.4.0"),
                WheelFiles.write(folder, "triton", "3.4.0"));
    }

    // B4, X4
    @Test
    void everyFileIsListedWithWhatItIs() {
        PublishResult result = index.publish(Index.simple(stack));

        assertThat(result.files()).allMatch(PublishResult.PublishedFile::uploaded);
        assertThat(index.list("simple/").projects()).containsExactly("torch", "triton", "vllm");
        IndexFile torch = index.page("simple/", "torch").orElseThrow().files().get(0);
        assertThat(torch.key()).isEqualTo("packages/torch-2.9.0+git1c57644-py3-none-any.whl");
        assertThat(torch.requiresPython()).contains(">=3.8");
        assertThat(torch.uploadTime()).isEqualTo(Index.TIME);
        assertThat(torch.distInfoMetadata()).isTrue();
        index.checkThatNoPageLies();
    }

    @Test
    void aWheelThatIsThereIsReadOnceWhereTheStoreDoesNotTellItsDigest() {
        index.publish(Index.simple(stack));
        WithoutDigests silent = new WithoutDigests(index.store);

        new Index(silent).publish(Index.simple(stack));

        assertThat(silent.opened()).isEqualTo(stack.size());
    }

    // B5
    @Test
    void progressHearsOfAllBytesOfWheelsThatAreThere() {
        index.publish(Index.simple(stack));
        AtomicLong uploading = new AtomicLong();
        Progress heard = (what, total) -> what.equals("uploading") ? uploading::addAndGet : bytes -> {};

        new Publisher(index.store, heard).publish(ReleasePlan.publish(Index.simple(stack)));

        assertThat(uploading)
                .hasValue(stack.stream().mapToLong(StagedWheel::size).sum());
    }

    @Test
    void metadataIsNotOfferedToOldPipWhereItSpellsTheProjectOtherwise() throws IOException {
        index.publish(Index.simple(Index.staged(WheelFiles.write(folder, "Jinja2", "3.0"))));

        assertThat(index.page("simple/", "jinja2").orElseThrow().files().get(0).distInfoMetadata())
                .isFalse();
    }

    @Test
    void aPageStandsUnderItsFolderToo() {
        index.publish(Index.simple(stack));

        Map<String, Sha256> state = index.state();
        assertThat(state.get("simple/torch/")).isNotNull().isEqualTo(state.get("simple/torch/index.html"));
        assertThat(state.get("simple/")).isNotNull().isEqualTo(state.get("simple/index.html"));
        assertThat(state).containsKey("index.html");
    }

    // X3: no page lists a wheel whose pinned dependencies are not yet listed
    @Test
    void dependenciesAreListedBeforeDependentsAndFilesBeforePages() {
        CrashingStore recording = CrashingStore.never(index.store);

        new Index(recording).publish(Index.simple(stack));

        List<String> written = recording.written;
        assertThat(written.get(0)).startsWith("_txn/");
        assertThat(written.subList(1, 7)).allMatch(key -> key.startsWith("packages/"));
        assertThat(written.indexOf("simple/triton/index.html")).isLessThan(written.indexOf("simple/torch/index.json"));
        assertThat(written.indexOf("simple/torch/index.html")).isLessThan(written.indexOf("simple/vllm/index.json"));
        assertThat(written.indexOf("simple/vllm/index.html")).isLessThan(written.indexOf("simple/index.json"));
    }

    @Test
    void publishingTwiceChangesNothing() {
        index.publish(Index.simple(stack));
        Map<String, Sha256> before = index.state();
        Release later = new Release(
                stack,
                new SimpleLayout(),
                List.of(),
                Optional.empty(),
                20,
                Index.TIME.plusSeconds(99),
                true,
                "https://wheels.example.org/");

        PublishResult again = index.publish(later);

        assertThat(again.files()).noneMatch(PublishResult.PublishedFile::uploaded);
        assertThat(again.pagesWritten()).isZero();
        assertThat(index.state()).isEqualTo(before);
    }

    // X3: whenever a run stops, no page lies; run again, it ends as if it had never stopped
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRunThatCrashesAtAnyWriteIsFinishedByTheNext(boolean lastTakesEffect) {
        CrashingStore counting = CrashingStore.never(new MemoryStore("clean"));
        new Index(counting).publish(Index.simple(stack));
        Map<String, Sha256> clean = new Index(counting).state();

        for (int writes = 0; writes < counting.written.size(); writes++) {
            MemoryStore store = new MemoryStore("memory");
            Index crashing = new Index(new CrashingStore(store, writes, lastTakesEffect));
            assertThatThrownBy(() -> crashing.publish(Index.simple(stack))).isInstanceOf(StoreException.class);
            Index after = new Index(store);
            after.checkThatNoPageLies();

            after.publish(Index.simple(stack));

            assertThat(after.state()).as("after a crash at write %d", writes).isEqualTo(clean);
        }
    }

    @Test
    void publishersAtTheSameTimeLoseNothing() throws Exception {
        ExecutorService jobs = Executors.newFixedThreadPool(8);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Path own = folder.resolve("job" + i);
            List<StagedWheel> wheels = Index.staged(
                    WheelFiles.write(own, "torch", "2.9." + i), WheelFiles.write(own, "project" + i, "1.0"));
            running.add(jobs.submit(() -> index.publish(Index.simple(wheels))));
        }
        for (Future<?> job : running) {
            job.get();
        }
        jobs.shutdown();

        assertThat(index.files("simple/", "torch")).hasSize(8);
        assertThat(index.list("simple/").projects()).hasSize(9);
        index.checkThatNoPageLies();
        Map<String, Sha256> state = index.state();
        index.publish(Index.simple(List.of()));
        assertThat(index.state()).as("derived pages fit their state").isEqualTo(state);
    }

    @Test
    void otherContentUnderAListedNameIsRefusedBeforeAnythingIsWritten() throws IOException {
        index.publish(Index.simple(stack));
        Map<String, Sha256> before = index.state();
        List<StagedWheel> rebuilt = Index.staged(
                WheelFiles.write(folder.resolve("new"), "triton", "3.4.0", "py3-none-any", "other", List.of()),
                WheelFiles.write(folder.resolve("new"), "aiter", "1.0"));

        assertThatThrownBy(() -> index.publish(Index.simple(rebuilt)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("triton-3.4.0-py3-none-any.whl")
                .hasMessageContaining(stack.get(2).sha256().toString())
                .hasMessageContaining(rebuilt.get(0).sha256().toString());
        assertThat(index.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "simple/torch/index.json, {}",
        "simple/torch/index.html, <a href=x.whl>x.whl</a>",
        "simple/index.html, <a>torch</a>"
    })
    void aPageOfSomebodyElseStopsTheRun(String key, String page) {
        index.store.put(key, ObjectBody.of(page, "text/html", "no-cache"), Condition.ABSENT);
        Map<String, Sha256> before = index.state();

        assertThatThrownBy(() -> index.publish(Index.simple(stack)))
                .hasMessageContaining(key + " is not a page that Wheelwright wrote");
        assertThat(index.state()).isEqualTo(before);
    }

    @Test
    void aLandingPageThatSomebodyWroteIsLeftToThem() {
        index.store.put("index.html", ObjectBody.of("<h1>Ours</h1>", "text/html", "no-cache"), Condition.ABSENT);

        index.publish(Index.simple(stack));

        assertThat(index.store.get("index.html").orElseThrow().bytes())
                .asString()
                .isEqualTo("<h1>Ours</h1>");
    }

    @Test
    void projectsThatTheIndexDoesNotHaveAreNamed() throws IOException {
        List<StagedWheel> wheels =
                Index.staged(WheelFiles.write(folder, "aiter", "1.0", "numpy>=1", "Torch", "pandas; extra == 'x'"));

        assertThat(index.publish(Index.simple(wheels)).absent()).hasToString("[numpy, Torch]");
        index.publish(Index.simple(stack));
        assertThat(index.publish(Index.simple(wheels)).absent()).hasToString("[numpy]");
    }
}
