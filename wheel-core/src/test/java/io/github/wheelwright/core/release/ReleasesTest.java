package io.github.wheelwright.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.fsck.Fsck;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.host.Parallel;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.CommitLayout;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.Ordinal;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.Publication;
import io.github.wheelwright.core.index.ReleaseList;
import io.github.wheelwright.core.index.ReleaseList.Shown;
import io.github.wheelwright.core.metadata.CoreMetadata;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.retention.Pruner;
import io.github.wheelwright.core.retention.Retention;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.core.store.FaultyStore;
import io.github.wheelwright.core.store.FaultyStore.Request;
import io.github.wheelwright.core.store.MemoryStore;
import io.github.wheelwright.core.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A11: the list of all releases follows whatever moves channels and commits. */
class ReleasesTest {
    private static final Channel NIGHTLY = new Channel("nightly", Channel.Mode.REPLACE);
    private static final Channel STABLE = new Channel("stable", Channel.Mode.REPLACE);
    private static final ChannelSettings LATER = new ChannelSettings(Index.TIME.plusSeconds(60), 20, true);

    private final TestClock clock = new TestClock();
    private final Host host = new Host("test", clock, attempt -> {}, Parallel.IN_ORDER);
    private final Index index = new Index(new MemoryStore("memory", clock));

    @Test
    void itSaysWhatEachChannelShowsAndWhatEachCommitIs() {
        publish("aaa", 1, "app 1+cu130", "app 1+rocm7");
        publish("bbb", 2, "app 2+rocm7");

        assertThat(shown("nightly", "rocm7")).isEqualTo("step 2: bbb");
        assertThat(shown("nightly", "cu130")).isEqualTo("step 1: aaa");
        assertThat(releases().newestFirst()).containsExactly("bbb", "aaa");
        assertThat(releases().commits().get("aaa"))
                .isEqualTo(new ReleaseList.Commit(
                        Optional.of(new Ordinal(Ordinal.Kind.EXPLICIT, 1)),
                        Optional.of(new Publication(Index.TIME.plusSeconds(1), new TreeSet<>(Set.of("app==1+cu130")))),
                        List.of("cu130", "rocm7")));
        noFaults();
    }

    @Test
    void aJobThatComesAgainLaterChangesNothing() {
        publish("aaa", 1, "app 1");
        var before = index.state();

        publish(index.store, "aaa", 1, Index.TIME.plusSeconds(600), "app 1");

        assertThat(index.state()).isEqualTo(before);
    }

    // wheel:index of what has been in the store for long
    @Test
    void aListThatIsMadeAnewSaysWhenTheStoreGotTheFiles() {
        publish("aaa", 1, "app 1");
        List.of("aaa/index.json", "aaa/index.html", "index.json", "index.html").forEach(index.store::delete);
        Instant stored =
                index.store.head("aaa/app-1-py3-none-any.whl").orElseThrow().lastModified();
        StagedWheel wheel = ModelWheel.all("app 1").get(0);
        StagedWheel found = StagedWheel.of(
                wheel.filename(),
                wheel.sha256(),
                wheel.size(),
                CoreMetadata.parse(wheel.metadata(), "METADATA"),
                wheel.origin(),
                Optional.empty(),
                Optional.of(new StagedWheel.Stored("aaa/app-1-py3-none-any.whl", stored)));

        Release release = release("aaa", 1, stored.plusSeconds(86_400), List.of(found), "1");
        new Publisher(index.store, Progress.NONE, host).publish(ReleasePlan.rebuild(release, index.store));

        assertThat(releases().commits().get("aaa").publication())
                .contains(new Publication(stored, new TreeSet<>(Set.of("app==1"))));
    }

    // of before there was this
    @Test
    void aJobThatComesAgainSaysWhenItsFilesCame() {
        publish("aaa", 1, "app 1");
        List.of("aaa/index.json", "index.json").forEach(index.store::delete);

        publish(index.store, "aaa", 1, Index.TIME.plusSeconds(600), "app 1", "lib 1");

        assertThat(releases().commits().get("aaa").publication().orElseThrow().time())
                .isEqualTo(Index.TIME.plusSeconds(1));
    }

    @Test
    void aBuildWithoutAnOrdinalIsListedToo() {
        index.publish(Index.release(ModelWheel.all("app 1"), Index.layout("aaa"), List.of(), null));

        assertThat(releases().commits().get("aaa").ordinal()).isEmpty();
        assertThat(releases().commits().get("aaa").publication()).isPresent();
        noFaults();
    }

    @Test
    void itFollowsPromoteAndRollback() {
        publish("aaa", 1, "app 1");
        publish("bbb", 2, "app 2");

        carryOut(new Promotion(index.store, LATER).explicit("aaa", STABLE, Optional.empty()));
        assertThat(shown("stable", "")).isEqualTo("step 1: aaa");
        assertThat(releases().channels().get("stable").get("").now().time()).isEqualTo(LATER.time());

        carryOut(new Rollback(index.store, LATER).plan("nightly", Optional.empty()));
        assertThat(shown("nightly", "")).isEqualTo("step 3: aaa");
        assertThat(releases().showing("aaa")).containsExactly("nightly", "stable");
        noFaults();
    }

    @Test
    void aPrunedCommitLeavesIt() {
        publish("aaa", 1, "app 1 lib==1", "lib 1");
        publish("bbb", 2, "app 2 lib==2", "lib 2");
        publish("ccc", 3, "app 3 lib==3", "lib 3");
        carryOut(new Rollback(index.store, new ChannelSettings(LATER.time(), 1, true))
                .plan("nightly", Optional.empty()));
        Graces graces = new Graces(Duration.ofDays(1), Duration.ofDays(1));

        new Pruner(index.store, graces, new Retention(Optional.of(0), Optional.empty()), true, host).prune();

        assertThat(releases().commits()).containsOnlyKeys("bbb");
        assertThat(index.list("").variants()).containsExactly("bbb", "nightly");
        noFaults();
    }

    @Test
    void aRunThatWasOvertakenDoesNotTakeItBack() {
        publish("aaa", 1, "app 1");
        ObjectStore overtaken = new BeforeWrite(index.store, "index.json", () -> publish("ccc", 3, "app 3"));

        publish(overtaken, "bbb", 2, Index.TIME, "app 2");

        assertThat(shown("nightly", "")).isEqualTo("step 3: ccc");
        assertThat(releases().commits()).containsOnlyKeys("aaa", "bbb", "ccc");
        noFaults();
    }

    // all of it is copied, so it can be copied again
    @Test
    void aRepairMakesItAnewFromTheListsOfCommitsAndChannels() {
        publish("aaa", 1, "app 1", "app 1+cu130");
        publish("bbb", 2, "app 2");
        ProjectList before = index.list("");
        withoutReleases();
        assertThat(releases()).isEqualTo(ReleaseList.NONE);

        Fsck fsck = new Fsck(index.store, false, true, Progress.NONE);
        assertThat(fsck.check().faults())
                .extracting(fault -> fault.code() + " " + fault.message())
                .containsExactly(
                        "RELEASES_DIFFER does not say of aaa what aaa/index.json says",
                        "RELEASES_DIFFER does not say of bbb what bbb/index.json says",
                        "RELEASES_DIFFER does not say of nightly what nightly/index.json says");
        assertThat(fsck.repair(fsck.check()).faults()).isEmpty();
        assertThat(releases()).isEqualTo(before.releases());

        index.store.delete("index.json");
        index.store.delete("index.html");
        assertThat(fsck.repair(fsck.check()).faults()).isEmpty();
        assertThat(releases()).isEqualTo(before.releases());
    }

    @Test
    void aListOfBeforeThereWasThisTakesUpWhatIsPublished() {
        publish("aaa", 1, "app 1");
        withoutReleases();

        publish("bbb", 2, "app 2");

        assertThat(index.list("").variants()).containsExactly("aaa", "bbb", "nightly");
        assertThat(releases().commits()).containsOnlyKeys("bbb");
        assertThat(shown("nightly", "")).isEqualTo("step 2: bbb");
    }

    @Test
    void aReleaseCostsAsManyRequestsAmongSixtyAsAmongOne() {
        publish("first", 1, "app 0.1");
        Map<Request, Long> among1 = requests("second", 2, "app 0.2");
        for (int i = 3; i < 60; i++) {
            publish("c" + i, i, "app 1." + i);
        }

        assertThat(requests("last", 60, "app 2")).isEqualTo(among1);
        assertThat(releases().commits()).hasSize(60);
    }

    private Map<Request, Long> requests(String commit, long ordinal, String... wheels) {
        FaultyStore counting = new FaultyStore(index.store);
        publish(counting, commit, ordinal, Index.TIME, wheels);
        return counting.requests();
    }

    private void withoutReleases() {
        new PageWriter(index.store, host)
                .update(PageDocument.list(IndexRoot.at(""), false), list -> list.saying(ReleaseList.NONE));
    }

    private void publish(String commit, long ordinal, String... wheels) {
        publish(index.store, commit, ordinal, Index.TIME.plusSeconds(ordinal), wheels);
    }

    private void publish(ObjectStore store, String commit, long ordinal, Instant time, String... wheels) {
        new Index(store)
                .publish(release(
                        commit, ordinal, time, ModelWheel.all(wheels), wheels[0].split(" ")[1]));
    }

    private static Release release(
            String commit, long ordinal, Instant time, List<StagedWheel> wheels, String version) {
        return new Release(
                wheels,
                new CommitLayout(commit, commit + "/", Optional.empty(), Optional.empty(), Map.of()),
                List.of(NIGHTLY),
                Set.of("app==" + version),
                Optional.of(new Ordinal(Ordinal.Kind.EXPLICIT, ordinal)),
                20,
                time,
                true,
                "");
    }

    private void carryOut(ChannelPlan plan) {
        new Publisher(index.store, Progress.NONE, host).publish(plan.plan());
    }

    private ReleaseList releases() {
        return index.list("").releases();
    }

    private String shown(String channel, String root) {
        Shown shown = releases().channels().get(channel).get(root);
        return "step " + shown.now().step() + ": "
                + String.join("+", shown.now().commits());
    }

    private void noFaults() {
        assertThat(new Fsck(index.store, false, true, Progress.NONE).check().faults())
                .isEmpty();
    }
}
