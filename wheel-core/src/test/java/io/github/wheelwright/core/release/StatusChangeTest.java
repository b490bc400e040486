package io.github.wheelwright.core.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.RejectedException;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.fsck.Fsck;
import io.github.wheelwright.core.fsck.IndexFault;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.host.Parallel;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.ProjectStatus;
import io.github.wheelwright.core.index.ProjectStatus.Marker;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.store.MemoryStore;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PEP 792. */
class StatusChangeTest {
    private static final Channel NIGHTLY = new Channel("nightly", Channel.Mode.REPLACE);
    private static final ChannelSettings SETTINGS = new ChannelSettings(Index.TIME, 20, true);
    private static final ProjectName VLLM = ProjectName.of("vLLM");
    private static final ProjectStatus OLD = new ProjectStatus(Marker.DEPRECATED, Optional.of("use <vllm-next>"));
    private static final ProjectStatus BAD = new ProjectStatus(Marker.QUARANTINED, Optional.of("stolen token"));
    private static final ProjectStatus DONE = new ProjectStatus(Marker.ARCHIVED, Optional.empty());

    @TempDir
    Path folder;

    private final Index index = new Index(new MemoryStore("memory"));
    private final List<Integer> pauses = new ArrayList<>();
    private final Host host = new Host("test", Clock.systemUTC(), pauses::add, Parallel.IN_ORDER);

    @ParameterizedTest
    @EnumSource(names = {"ARCHIVED", "DEPRECATED", "QUARANTINED"})
    void everyPageOfTheProjectSaysItInEveryForm(Marker marker) throws IOException {
        publish("aaa", 1, "1.0+cu129");
        ProjectStatus status = new ProjectStatus(marker, Optional.of("use <vllm-next>"));

        assertThat(change().find(VLLM))
                .extracting(StatusChange.Place::folder)
                .containsExactly("aaa/cu129/vllm/", "nightly/cu129/vllm/");
        assertThat(change().apply(VLLM, status)).isEqualTo(2);

        for (String page : List.of("aaa/cu129/vllm/", "nightly/cu129/vllm/")) {
            assertThat(text(page + "index.json"))
                    .contains("\"project-status\":{\"status\":\"" + marker + "\",\"reason\":\"use <vllm-next>\"}");
            assertThat(text(page + "index.html"))
                    .contains("<meta name=\"pypi:project-status\" content=\"" + marker + "\">")
                    .contains("<meta name=\"pypi:project-status-reason\" content=\"use &lt;vllm-next&gt;\">")
                    .contains("This project is <strong>" + marker + "</strong>: use &lt;vllm-next&gt;.");
        }
        assertThat(faults()).isEmpty();
    }

    @Test
    void aQuarantinedProjectOffersNoFilesAndGetsThemBack() throws IOException {
        publish("aaa", 1, "1.0");
        Map<String, Sha256> before = index.state();

        change().apply(VLLM, BAD);

        assertThat(text("nightly/vllm/index.html")).doesNotContain("<a href");
        assertThat(text("nightly/vllm/metadata.json").strip()).isEqualTo("[ ]");
        assertThat(text("nightly/vllm/index.json")).contains("\"files\":[]");
        assertThat(index.files("nightly/", "vllm")).hasSize(1);
        assertThat(index.list("nightly/").projects()).containsExactly("vllm");

        change().apply(VLLM, ProjectStatus.ACTIVE);

        assertThat(text("nightly/vllm/index.html")).contains("<a href");
        assertThat(index.state().keySet()).isEqualTo(before.keySet());
    }

    @Test
    void whatIsSaidAlreadyIsNotWrittenAgain() throws IOException {
        publish("aaa", 1, "1.0");
        change().apply(VLLM, OLD);
        Map<String, Sha256> before = index.state();

        assertThat(change().apply(VLLM, OLD)).isZero();

        assertThat(index.state()).isEqualTo(before);
    }

    @Test
    void otherProjectsAreLeftAsTheyAre() throws IOException {
        Path torch = WheelFiles.write(folder, "torch", "2.9");
        index.publish(Index.simple(Index.staged(torch, WheelFiles.write(folder, "vllm", "1.0"))));

        assertThat(change().apply(VLLM, OLD)).isEqualTo(1);

        assertThat(status("simple/")).isEqualTo(OLD);
        assertThat(index.page("simple/", "torch").orElseThrow().status()).isEqualTo(ProjectStatus.ACTIVE);
    }

    @Test
    void aDeprecatedProjectStaysSoThroughPublishPromoteRollbackAndIndex() throws IOException {
        publish("aaa", 1, "1.0");
        change().apply(VLLM, OLD);

        publish("bbb", 2, "1.1");
        publish("ccc", 3, "1.2+cu130");
        promote("aaa", "weekly");
        publish(new Rollback(index.store, SETTINGS)
                .plan("nightly", Optional.of("aaa"))
                .plan());
        Release stored =
                Index.commit("aaa", 1, List.of(), StoreScanner.scan(index.store, Index.layout("aaa"), Progress.NONE));
        publish(ReleasePlan.rebuild(stored, index.store));

        for (String root : List.of("aaa/", "bbb/", "ccc/cu130/", "nightly/", "weekly/")) {
            assertThat(status(root)).as(root).isEqualTo(OLD);
        }
        assertThat(faults()).isEmpty();
    }

    @Test
    void aPageThatIsMadeAnewSaysItToo() throws IOException {
        index.publish(Index.simple(Index.staged(WheelFiles.write(folder, "vllm", "1.0"))));
        change().apply(VLLM, BAD);
        List.of("", "index.json", "index.html").forEach(name -> index.store.delete("simple/vllm/" + name));

        Release stored = Index.simple(
                StoreScanner.scan(index.store, Index.simple(List.of()).layout(), Progress.NONE));
        publish(ReleasePlan.rebuild(stored, index.store));

        assertThat(status("simple/")).isEqualTo(BAD);
        assertThat(index.files("simple/", "vllm")).hasSize(1);
    }

    @Test
    void aChannelThatShowsAQuarantinedBuildLaterWithholdsIt() throws IOException {
        publish("aaa", 1, "1.0");
        change().apply(VLLM, BAD);

        promote("aaa", "weekly");

        assertThat(status("weekly/")).isEqualTo(BAD);
        assertThat(text("weekly/vllm/index.html")).doesNotContain("<a href");
    }

    @ParameterizedTest
    @EnumSource(names = {"ARCHIVED", "QUARANTINED"})
    void nothingIsAddedToAClosedProjectAndNothingIsWritten(Marker marker) throws IOException {
        publish("aaa", 1, "1.0");
        change().apply(VLLM, new ProjectStatus(marker, Optional.of("see the news")));
        Map<String, Sha256> before = index.state();

        assertThatThrownBy(() -> publish("bbb", 2, "1.1"))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("vllm-1.1-py3-none-any.whl: the project is " + marker + " (see the news)");

        assertThat(index.state()).isEqualTo(before);
        publish("aaa", 1, "1.0");
    }

    @Test
    void anArchivedProjectIsPublishedToAgainOnceItIsActive() throws IOException {
        publish("aaa", 1, "1.0");
        change().apply(VLLM, DONE);

        change().apply(VLLM, ProjectStatus.ACTIVE);
        publish("bbb", 2, "1.1");

        assertThat(index.files("nightly/", "vllm")).contains("vllm-1.1-py3-none-any.whl");
    }

    @Test
    void aPublishThatBeganBeforeFollowsWhatWasSaidMeanwhile() throws IOException {
        publish("aaa", 1, "1.0");
        Release release = release("bbb", 2, "1.1");

        BeforeWrite store = new BeforeWrite(index.store, "nightly/vllm/index.json", () -> change().apply(VLLM, OLD));
        new Publisher(store, Progress.NONE).publish(ReleasePlan.publish(release));

        assertThat(status("bbb/")).isEqualTo(OLD);
        assertThat(status("nightly/")).isEqualTo(OLD);
        assertThat(faults()).isEmpty();
    }

    @Test
    void aPublishToldSomethingElseWheneverItLooksEnds() throws IOException {
        publish("aaa", 1, "1.0");
        Release release = release("bbb", 2, "1.1");
        ObjectStore store = new BeforeWrites(
                index.store,
                "nightly/vllm/index.json",
                time -> change().tell(IndexRoot.at(""), VLLM, time % 2 == 0 ? OLD : ProjectStatus.ACTIVE, true));

        assertThatThrownBy(() ->
                        new Publisher(store, Progress.NONE, host, Graces.USUAL).publish(ReleasePlan.publish(release)))
                .isInstanceOf(StoreException.class)
                .hasMessage("the status of projects was changed by others 60 times");
        assertThat(pauses).as("longer from time to time").contains(1, 2, 59);
    }

    @Test
    void whoeverIsToldSomethingElseWaitsBeforeItLooksAgain() throws IOException {
        publish("aaa", 1, "1.0");
        ObjectStore store = new BeforeWrite(
                index.store, "aaa/vllm/index.json", () -> change().tell(IndexRoot.at(""), VLLM, DONE, true));

        new StatusChange(store, host, true).apply(VLLM, OLD);

        assertThat(status("nightly/")).isEqualTo(DONE);
        assertThat(pauses).containsExactly(1);
    }

    @Test
    void aPageThatSaysSomethingElseIsAFaultAndIsMended() throws IOException {
        publish("aaa", 1, "1.0");
        change().apply(VLLM, DONE);
        rewrite("nightly/", page -> page.with(ProjectStatus.ACTIVE));

        Fsck fsck = new Fsck(index.store, false, true, Progress.NONE);
        Fsck.Result found = fsck.check();

        assertThat(found.faults())
                .containsExactly(new IndexFault(
                        FaultCode.STATUS_DIFFERS,
                        "nightly/vllm/index.json",
                        "says active, and index.json says archived"));
        assertThat(fsck.repair(found).faults()).isEmpty();
        assertThat(status("nightly/")).isEqualTo(DONE);
    }

    @Test
    void whereTheListIsLostThePagesTellIt() throws IOException {
        publish("aaa", 1, "1.0");
        change().apply(VLLM, DONE);
        index.store.delete("index.json");

        Fsck fsck = new Fsck(index.store, false, true, Progress.NONE);

        assertThat(fsck.repair(fsck.check()).faults()).isEmpty();
        assertThat(index.list("").statuses().of(VLLM)).isEqualTo(DONE);
    }

    @Test
    void aProjectThatIsNotThereIsToldWithThoseThatAre() throws IOException {
        publish("aaa", 1, "1.0");

        assertThatThrownBy(() -> change().find(ProjectName.of("vllm-cpu")))
                .hasMessage("there is no project vllm-cpu at memory:memory; there are vllm");
    }

    private StatusChange change() {
        return new StatusChange(index.store, true);
    }

    private ProjectStatus status(String root) {
        return index.page(root, "vllm").orElseThrow().status();
    }

    private List<IndexFault> faults() {
        return new Fsck(index.store, false, true, Progress.NONE).check().faults();
    }

    private String text(String key) {
        return new String(index.store.get(key).orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    private void rewrite(String root, UnaryOperator<ProjectPage> change) {
        new PageWriter(index.store, Host.LOCAL).update(PageDocument.project(IndexRoot.at(root), VLLM, true), change);
    }

    private void promote(String commit, String channel) {
        publish(new Promotion(index.store, SETTINGS)
                .explicit(commit, new Channel(channel, Channel.Mode.REPLACE), Optional.empty())
                .plan());
    }

    private void publish(ReleasePlan plan) {
        new Publisher(index.store, Progress.NONE).publish(plan);
    }

    private void publish(String commit, long ordinal, String... versions) throws IOException {
        index.publish(release(commit, ordinal, versions));
    }

    private Release release(String commit, long ordinal, String... versions) throws IOException {
        Path[] files = new Path[versions.length];
        for (int i = 0; i < versions.length; i++) {
            files[i] = WheelFiles.write(folder, "vllm", versions[i], "py3-none-any", "", List.of());
        }
        return Index.commit(commit, ordinal, List.of(NIGHTLY), Index.staged(files));
    }
}
