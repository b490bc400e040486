package io.github.wheelwright.core.fsck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.ChannelHistory;
import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.core.index.HtmlPages;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.JsonPages;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.ProjectStatus;
import io.github.wheelwright.core.index.ProvenanceLink;
import io.github.wheelwright.core.journal.Condemned;
import io.github.wheelwright.core.journal.Journal;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.provenance.Attestation;
import io.github.wheelwright.core.provenance.Provenance;
import io.github.wheelwright.core.provenance.Signer;
import io.github.wheelwright.core.release.BeforeWrite;
import io.github.wheelwright.core.release.Index;
import io.github.wheelwright.core.release.Publisher;
import io.github.wheelwright.core.release.Release;
import io.github.wheelwright.core.release.ReleasePlan;
import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.core.release.WithoutDigests;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.MemoryStore;
import io.github.wheelwright.core.store.ObjectBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X3, X4: each kind of fault is planted, found, and put right where that can be done. */
class FsckTest {
    private static final Channel NIGHTLY = new Channel("nightly", Channel.Mode.REPLACE);
    private static final String VLLM = "bbb/vllm-1.1-py3-none-any.whl";
    private static final String PAGE = "nightly/vllm/index.json";
    private static final Set<FaultCode> SEEN = EnumSet.noneOf(FaultCode.class);

    @TempDir
    Path folder;

    private final Index index = new Index(new MemoryStore("memory"));
    private Map<String, Sha256> fresh = Map.of();

    @BeforeEach
    void publish() throws IOException {
        publish("aaa", 1, "vllm 1.0", "torch 2.9.0");
        publish("bbb", 2, "vllm 1.1", "torch 2.9.1");
        publish("bbb", 2, "vllm 1.1+cu130");
        fresh = index.state();
    }

    @AfterAll
    static void everyKindOfFaultHasBeenPlanted() {
        assertThat(SEEN)
                .containsExactlyInAnyOrderElementsOf(Stream.of(FaultCode.values())
                        .filter(code -> !code.foundBy().equals("audit-index"))
                        .toList());
    }

    @Test
    void anIndexAsItWasPublishedHasNoFaults() {
        Fsck.Result result = fsck(true).check();

        assertThat(result.faults()).isEmpty();
        assertThat(result.roots()).as("all, aaa, bbb, nightly and their cu130").isEqualTo(6);
        assertThat(result.files()).isEqualTo(5);
    }

    @Test
    void aDamagedPageIsNamedAndNothingElseIsTouched() {
        overwrite("aaa/vllm/index.json", "{");

        assertThat(find()).containsExactly("PAGE_UNREADABLE aaa/vllm/index.json");
        Map<String, Sha256> before = index.state();
        fsck(false).repair(fsck(false).check());
        assertThat(index.state()).isEqualTo(before);
    }

    @Test
    void aMissingFileIsTakenOffEveryPage() {
        index.store.delete(VLLM);
        index.store.delete(IndexFile.metadataKey(VLLM));

        assertThat(find()).containsExactly("FILE_MISSING " + VLLM);
        assertThat(repaired()).isEmpty();
        assertThat(index.files("nightly/", "vllm")).isEmpty();
        assertThat(index.files("bbb/", "vllm")).isEmpty();
        assertThat(index.list("nightly/").projects()).containsExactly("torch");
        assertThat(index.list("bbb/").projects()).containsExactly("torch");
    }

    @Test
    void aFileOfAnotherSizeIsNamed() {
        overwrite(VLLM, "short");

        assertThat(find()).containsExactly("SIZE_MISMATCH " + VLLM);
    }

    @Test
    void aFileWithOtherBytesIsFoundByTheStoresDigestOrByReading() {
        byte[] bytes = index.store.get(VLLM).orElseThrow().bytes();
        bytes[40] ^= 1;
        index.store.put(VLLM, ObjectBody.of(bytes, "a/b", "no-cache"), Condition.ALWAYS);

        assertThat(find()).containsExactly("HASH_MISMATCH " + VLLM);
        Fsck.Result deep = new Fsck(new WithoutDigests(index.store), true, true, Progress.NONE).check();
        assertThat(deep.faults()).extracting(IndexFault::code).containsExactly(FaultCode.HASH_MISMATCH);
        assertThat(new Fsck(new WithoutDigests(index.store), false, true, Progress.NONE)
                        .check()
                        .faults())
                .as("a store that knows no digests is read only when that is asked for")
                .isEmpty();
    }

    @Test
    void missingMetadataIsMadeFromTheWheel() {
        index.store.delete(IndexFile.metadataKey(VLLM));

        assertThat(find()).containsExactly("METADATA_FILE_UNREADABLE " + VLLM + ".metadata");
        assertThat(repaired()).isEmpty();
        assertThat(index.state()).isEqualTo(fresh);
    }

    @Test
    void wrongMetadataIsMadeFromTheWheel() {
        overwrite(IndexFile.metadataKey(VLLM), "Name: other\n");

        assertThat(find()).containsExactly("METADATA_HASH_MISMATCH " + VLLM + ".metadata");
        assertThat(repaired()).isEmpty();
        assertThat(index.state()).isEqualTo(fresh);
    }

    @Test
    void aWrongDigestOfMetadataOnAPageIsCorrected() {
        change(
                PAGE,
                page -> page.with(page.files().stream()
                        .map(file -> file.withMetadata(Sha256.of(new byte[0])))
                        .toList()));

        assertThat(find()).containsExactly("METADATA_HASH_MISMATCH " + VLLM + ".metadata");
        assertThat(repaired()).isEmpty();
        assertThat(index.page("nightly/", "vllm").orElseThrow().files())
                .isEqualTo(index.page("bbb/", "vllm").orElseThrow().files());
    }

    @Test
    void aMissingFormIsRendered() {
        index.store.delete("nightly/vllm/index.html");
        index.store.delete("nightly/vllm/metadata.json");
        index.store.delete("aaa/torch/");
        index.store.delete("index.html");

        assertThat(find())
                .containsExactly(
                        "FORM_MISSING aaa/torch/",
                        "FORM_MISSING index.html",
                        "FORM_MISSING nightly/vllm/index.html",
                        "FORM_MISSING nightly/vllm/metadata.json");
        assertThat(repaired()).isEmpty();
        assertThat(index.state()).isEqualTo(fresh);
    }

    @Test
    void aFormThatSaysSomethingElseIsRendered() {
        String html = text("nightly/vllm/index.html");
        overwrite("nightly/vllm/index.html", html.replace("data-size=\"", "data-size=\"1"));
        overwrite("nightly/", html);

        assertThat(find()).containsExactly("FORMS_DISAGREE nightly/", "FORMS_DISAGREE nightly/vllm/index.html");
        assertThat(repaired()).isEmpty();
        assertThat(index.state()).isEqualTo(fresh);
    }

    @Test
    void aPageThatAnOlderVersionRenderedIsNoFaultAsLongAsItsLinksAreTheSame() {
        String html = text("nightly/vllm/index.html");
        String older = html.replaceAll("<meta name=\"wheelwright:renderer\"[^>]*>", "")
                .replace("content=\"Wheelwright " + HtmlPages.RENDERER + "\"", "content=\"Wheelwright\"")
                .replace("<h1>", "<h1 class=\"older\">");
        assertThat(HtmlPages.isOfThisRenderer(older.getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        overwrite("nightly/vllm/index.html", older);
        assertThat(fsck(false).check().faults()).isEmpty();

        overwrite("nightly/vllm/index.html", older.replace("data-size=\"", "data-size=\"1"));
        assertThat(find()).containsExactly("FORMS_DISAGREE nightly/vllm/index.html");
    }

    @Test
    void aListedProjectWithoutAPageIsTakenOffTheList() {
        for (String form : List.of("index.json", "index.html", "metadata.json", "")) {
            index.store.delete("aaa/torch/" + form);
        }

        assertThat(find())
                .containsExactly(
                        "ORPHAN aaa/torch-2.9.0-py3-none-any.whl",
                        "ORPHAN aaa/torch-2.9.0-py3-none-any.whl.metadata",
                        "PAGE_MISSING aaa/torch/index.json");
        repaired();
        assertThat(index.list("aaa/").projects()).containsExactly("vllm");
    }

    @Test
    void aListedProjectWhosePageIsEmptyIsTakenOffTheList() {
        change("bbb/torch/index.json", page -> page.with(List.of()));

        assertThat(find()).contains("PAGE_EMPTY bbb/torch/index.json");
        repaired();
        assertThat(index.list("bbb/").projects()).containsExactly("vllm");
    }

    @Test
    void aLostListIsWrittenAnew() {
        for (String form : List.of("index.json", "index.html", "")) {
            index.store.delete("nightly/" + form);
        }

        assertThat(find()).contains("LIST_MISSING nightly/index.json");
        assertThat(repaired()).isEmpty();
        assertThat(index.list("nightly/").projects()).containsExactly("torch", "vllm");
        assertThat(index.list("nightly/").variants()).containsExactly("cu130");
        assertThat(index.list("nightly/").channel().shown("bbb")).isPresent();
        assertThat(index.list("nightly/").channel().step()).isEqualTo(2);
    }

    @Test
    void aProjectThatIsNotListedIsListed() {
        changeList("aaa/", List.of("vllm"), List.of());

        assertThat(find()).containsExactly("LIST_ENTRY_MISSING aaa/index.json");
        assertThat(repaired()).isEmpty();
        assertThat(index.list("aaa/").projects()).containsExactly("torch", "vllm");
    }

    @Test
    void anIndexThatIsNotThereIsTakenOffTheList() {
        changeList("", List.of(), List.of("aaa", "bbb", "nightly", "zzz"));

        assertThat(find()).containsExactly("ROOT_MISSING zzz/");
        assertThat(repaired()).isEmpty();
        assertThat(index.list("").variants()).containsExactly("aaa", "bbb", "nightly");
    }

    @Test
    void anIndexThatIsNotListedIsListed() {
        changeList("", List.of(), List.of("bbb"));
        changeList("bbb/", List.of("torch", "vllm"), List.of());

        assertThat(find())
                .containsExactly(
                        "RELEASES_DIFFER index.json",
                        "ROOT_UNLISTED aaa/",
                        "ROOT_UNLISTED bbb/cu130/",
                        "ROOT_UNLISTED nightly/");
        assertThat(repaired()).isEmpty();
        assertThat(index.list("").variants()).containsExactly("aaa", "bbb", "nightly");
        assertThat(index.list("bbb/").variants()).containsExactly("cu130");
    }

    @Test
    void anInterruptedMoveIsFinished() throws IOException {
        Index whole = index.copy();
        List<StagedWheel> wheels = wheels("ccc", "vllm 1.2");
        Release release = Index.commit("ccc", 3, List.of(NIGHTLY), wheels);
        whole.publish(release);
        try {
            new Publisher(
                            new BeforeWrite(index.store, "nightly/vllm/index.json", () -> {
                                throw new IllegalStateException("killed");
                            }),
                            Progress.NONE)
                    .publish(ReleasePlan.publish(release));
        } catch (IllegalStateException expected) {
            assertThat(index.list("nightly/").channel().step()).isEqualTo(3);
        }

        assertThat(find())
                .contains("CHANNEL_BEHIND nightly/vllm/index.json", "CHANNEL_BEHIND nightly/torch/index.json")
                .anyMatch(fault -> fault.startsWith("INTERRUPTED _txn/"));
        repaired();
        assertThat(index.files("nightly/", "vllm")).containsExactly("vllm-1.2-py3-none-any.whl");
        assertThat(index.list("nightly/").projects()).containsExactly("vllm");
        assertThat(index.page("nightly/", "vllm").orElseThrow().files())
                .isEqualTo(whole.page("nightly/", "vllm").orElseThrow().files());
    }

    @Test
    void aMoveToADamagedBuildIsNotFinished() {
        moveList("nightly/");
        overwrite(VLLM, "short");

        assertThat(find()).contains("CHANNEL_BEHIND nightly/vllm/index.json", "SIZE_MISMATCH " + VLLM);
        assertThat(repaired()).extracting(IndexFault::code).contains(FaultCode.CHANNEL_BEHIND, FaultCode.SIZE_MISMATCH);
    }

    @Test
    void aListThatWasPutBackIsBroughtUpToItsPages() {
        var list = index.list("nightly/");
        var old = list.at(list.revision().at(1))
                .moved(new ChannelHistory(
                        false,
                        list.channel().entries().subList(1, 2),
                        new TreeSet<>(),
                        list.channel().pages()));
        overwrite("nightly/index.json", new String(JsonPages.render(old), StandardCharsets.UTF_8));

        assertThat(find()).contains("CHANNEL_AHEAD nightly/vllm/index.json");
        assertThat(repaired()).isEmpty();
        assertThat(index.list("nightly/").channel().step()).isEqualTo(3);
        assertThat(index.files("nightly/", "vllm"))
                .as("what the list says")
                .containsExactly("vllm-1.0-py3-none-any.whl");
    }

    @Test
    void aFileOfAnotherBuildIsTakenOffTheChannelsPage() {
        IndexFile stray = index.page("aaa/", "vllm").orElseThrow().files().get(0);
        change(PAGE, page -> page.with(List.of(page.files().get(0), stray)));

        assertThat(find()).containsExactly("CHANNEL_FILE " + PAGE);
        assertThat(repaired()).isEmpty();
        assertThat(index.files("nightly/", "vllm")).containsExactly("vllm-1.1-py3-none-any.whl");
    }

    @Test
    void aYankThatIsNotEverywhereIsCopiedFromTheCommit() {
        change(
                "bbb/vllm/index.json",
                page -> page.with(List.of(page.files().get(0).withYank(Optional.of("bad")))));

        assertThat(find()).containsExactly("YANK_DIFFERS " + PAGE);
        assertThat(repaired()).isEmpty();
        assertThat(index.page("nightly/", "vllm").orElseThrow().files().get(0).yanked())
                .contains("bad");
    }

    @Test
    void aProvenanceObjectThatIsNotThereOrOfAnotherWheelIsNamed() {
        change(
                "bbb/vllm/index.json",
                page -> page.with(List.of(page.files().get(0).withProvenance(ProvenanceLink.RELATIVE))));
        String key = index.page("bbb/", "vllm").orElseThrow().files().get(0).key() + ".provenance";

        assertThat(find()).containsExactly("PROVENANCE_UNREADABLE " + key);

        overwrite(
                key,
                new String(
                        Provenance.of(Attestation.parse(
                                        Signer.attestation(
                                                "github",
                                                Signer.statement(
                                                        "vllm-9.9-py3-none-any.whl",
                                                        Sha256.of(new byte[0]),
                                                        Signer.PUBLISH)),
                                        "a"))
                                .bytes(),
                        StandardCharsets.UTF_8));
        assertThat(find()).containsExactly("PROVENANCE_UNREADABLE " + key);
    }

    @Test
    void aStatusThatOnePageSaysAndTheListDoesNot() {
        ProjectStatus deprecated = new ProjectStatus(ProjectStatus.Marker.DEPRECATED, Optional.empty());
        change("bbb/vllm/index.json", page -> page.with(deprecated));

        assertThat(find()).containsExactly("STATUS_DIFFERS bbb/vllm/index.json");
        assertThat(repaired()).isEmpty();
        assertThat(index.page("nightly/", "vllm").orElseThrow().status()).isEqualTo(deprecated);
    }

    @Test
    void whatNothingListsIsNamedAndStays() {
        overwrite("bbb/left-1.0-py3-none-any.whl", "left over");
        overwrite("bbb/_0123456789abcdef/left-1.0-py3-none-any.whl", "left over");
        overwrite("nightly/old/index.html", "<!DOCTYPE html>");
        overwrite("README.txt", "of the owner");

        assertThat(find())
                .containsExactly(
                        "ORPHAN bbb/_0123456789abcdef/left-1.0-py3-none-any.whl",
                        "ORPHAN bbb/left-1.0-py3-none-any.whl",
                        "STRAY_PAGE nightly/old/index.html");
        assertThat(repaired()).hasSize(3);
    }

    @Test
    void whatARunThatIsUnderWayHasWrittenIsNoOrphan() {
        Journal journal = new Journal(
                "1",
                new TreeSet<>(Set.of("bbb/left-1.0-py3-none-any.whl")),
                new TreeSet<>(Set.of("bbb/")),
                new TreeSet<>(),
                Instant.EPOCH,
                Instant.EPOCH,
                "ci-7");
        overwrite(journal.key(), new String(journal.render(), StandardCharsets.UTF_8));
        overwrite("bbb/left-1.0-py3-none-any.whl", "left over");

        assertThat(find()).containsExactly("INTERRUPTED _txn/1.json");
    }

    @Test
    void whatIsListedAndOnItsWayOutIsNamed() {
        Condemned condemned = Condemned.NONE.with(
                new TreeMap<>(Map.of(VLLM, new Condemned.Entry(Condemned.State.CONDEMNED, Instant.EPOCH))));
        overwrite(Condemned.KEY, new String(condemned.render(), StandardCharsets.UTF_8));

        assertThat(find()).containsExactly("CONDEMNED " + VLLM);
    }

    private List<String> find() {
        List<IndexFault> faults = fsck(false).check().faults();
        faults.forEach(fault -> SEEN.add(fault.code()));
        return faults.stream()
                .map(fault -> fault.code() + " " + fault.key())
                .sorted()
                .toList();
    }

    /** What is left after a repair. */
    private List<IndexFault> repaired() {
        return fsck(false).repair(fsck(false).check()).faults();
    }

    private Fsck fsck(boolean deep) {
        return new Fsck(index.store, deep, true, Progress.NONE);
    }

    private void overwrite(String key, String text) {
        index.store.put(key, ObjectBody.of(text, "a/b", "no-cache"), Condition.ALWAYS);
    }

    private String text(String key) {
        return new String(index.store.get(key).orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    /** Changes a page in all its forms, as if it had been published so. */
    private void change(String key, UnaryOperator<ProjectPage> change) {
        String folder = key.substring(0, key.length() - "index.json".length());
        String root = IndexTree.above(folder);
        new PageWriter(index.store, Host.LOCAL)
                .update(PageDocument.project(IndexRoot.at(root), ProjectName.of(IndexTree.name(folder)), true), change);
    }

    /** The list claims a step that no page has reached. */
    private void moveList(String root) {
        new PageWriter(index.store, Host.LOCAL).update(PageDocument.list(IndexRoot.at(root), true), list -> {
            ChannelHistory channel = list.channel();
            return list.moved(channel.showing(channel.shown(), Index.TIME, 20));
        });
    }

    private void changeList(String root, List<String> projects, List<String> variants) {
        new PageWriter(index.store, Host.LOCAL)
                .update(
                        PageDocument.list(IndexRoot.at(root), !root.isEmpty()),
                        list -> list.listing(projects, variants));
    }

    private void publish(String commit, long ordinal, String... projects) throws IOException {
        index.publish(Index.commit(commit, ordinal, List.of(NIGHTLY), wheels(commit, projects)));
    }

    private List<StagedWheel> wheels(String commit, String... projects) throws IOException {
        Path[] files = new Path[projects.length];
        for (int i = 0; i < projects.length; i++) {
            String[] parts = projects[i].split(" ", -1);
            files[i] = WheelFiles.write(folder.resolve(commit), parts[0], parts[1], "py3-none-any", commit, List.of());
        }
        return Index.staged(files);
    }
}
