package io.github.wheelwright.core.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.RejectedException;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.fsck.Fsck;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.host.Parallel;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProvenanceLink;
import io.github.wheelwright.core.provenance.Attestation;
import io.github.wheelwright.core.provenance.InvalidProvenanceException;
import io.github.wheelwright.core.provenance.Provenance;
import io.github.wheelwright.core.provenance.Signer;
import io.github.wheelwright.core.retention.Pruner;
import io.github.wheelwright.core.retention.Retention;
import io.github.wheelwright.core.staging.LinuxPlatformTag;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.staging.Stager;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.MemoryStore;
import io.github.wheelwright.core.store.ObjectBody;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PEP 740: from the attestation beside a wheel to the provenance object beside the published one. */
class AttestedReleaseTest {
    private static final Channel NIGHTLY = new Channel("nightly", Channel.Mode.REPLACE);
    private static final ChannelSettings SETTINGS = new ChannelSettings(Index.TIME, 20, true);
    private static final String KEY = "packages/demo-1.0-py3-none-any.whl";
    private static final String ADDRESS = "https://wheels.example.org/" + KEY + ".provenance";

    @TempDir
    Path folder;

    private final Index index = new Index(new MemoryStore("memory"));
    private Path wheel;

    @BeforeEach
    void build() throws IOException {
        wheel = WheelFiles.write(folder, "demo", "1.0");
    }

    @Test
    void theObjectStandsBesideTheWheelAndBothFormsNameIt() throws IOException {
        Signer.sign(wheel);

        index.publish(Index.simple(Index.staged(wheel)));

        assertThat(text("simple/demo/index.json")).contains("\"provenance\":\"" + ADDRESS + "\"");
        assertThat(text("simple/demo/index.html")).contains("data-provenance=\"" + ADDRESS + "\"");
        provenance(KEY).check("demo-1.0-py3-none-any.whl", Sha256.of(Files.readAllBytes(wheel)), "served");
        assertThat(faults()).isEmpty();
    }

    @Test
    void theObjectIsThereBeforeAPageNamesIt() throws IOException {
        Signer.sign(wheel);
        BeforeWrite store = new BeforeWrite(
                index.store,
                "simple/demo/index.json",
                () -> assertThat(index.store.head(ProvenanceLink.key(KEY))).isPresent());

        new Publisher(store, Progress.NONE).publish(ReleasePlan.publish(Index.simple(Index.staged(wheel))));

        assertThat(index.page("simple/", "demo").orElseThrow().files())
                .extracting(IndexFile::provenance)
                .containsExactly(Optional.of(ProvenanceLink.below("https://wheels.example.org/")));
    }

    @Test
    void whoeverIsOvertakenAtTheObjectWaitsBeforeItLooksAgain() throws IOException {
        Signer.sign(wheel);
        Release release = Index.simple(Index.staged(wheel));
        List<Integer> pauses = new ArrayList<>();
        BeforeWrite store = new BeforeWrite(index.store, ProvenanceLink.key(KEY), () -> index.publish(release));

        new Publisher(
                        store,
                        Progress.NONE,
                        new Host("test", Clock.systemUTC(), pauses::add, Parallel.IN_ORDER),
                        Graces.USUAL)
                .publish(ReleasePlan.publish(release));

        assertThat(pauses).containsExactly(1);
        assertThat(faults()).isEmpty();
    }

    @Test
    void aReadyObjectIsTakenToo() throws IOException {
        Path attestation = Signer.sign(wheel);
        index.publish(Index.simple(Index.staged(wheel)));
        byte[] ready = index.store.get(ProvenanceLink.key(KEY)).orElseThrow().bytes();
        Files.delete(attestation);
        Files.write(Path.of(wheel + ".provenance"), ready);

        Index other = new Index(new MemoryStore("other"));
        other.publish(Index.simple(Index.staged(wheel)));

        assertThat(other.store.get(ProvenanceLink.key(KEY)).orElseThrow().bytes())
                .isEqualTo(ready);
    }

    @Test
    void anAttestationOfAWheelThatIsEditedOnItsWayStopsTheRelease() throws IOException {
        Path linux = WheelFiles.write(folder, "native", "1.0", "py3-none-linux_x86_64", "", List.of());
        Signer.sign(linux);

        assertThatThrownBy(() -> Stager.stage(
                        List.of(linux), Optional.of(LinuxPlatformTag.parse("manylinux_2_28")), Progress.NONE))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("native-1.0-py3-none-linux_x86_64.whl.publish.attestation attests another file")
                .hasMessageContaining("served   native-1.0-py3-none-manylinux_2_28_x86_64.whl");
    }

    @Test
    void whatIsAttestedLaterIsAdded() throws IOException {
        index.publish(Index.commit("aaa", 1, List.of(NIGHTLY), Index.staged(wheel)));
        assertThat(text("nightly/demo/index.json")).doesNotContain("provenance");

        Signer.sign(wheel);
        index.publish(Index.commit("aaa", 1, List.of(NIGHTLY), Index.staged(wheel)));
        Files.write(
                Path.of(wheel + ".slsa.attestation"),
                Signer.attestation(
                        "github",
                        Signer.statement(
                                "demo-1.0-py3-none-any.whl",
                                Sha256.of(Files.readAllBytes(wheel)),
                                "https://slsa.dev/provenance/v1")));
        Files.delete(Path.of(wheel + ".publish.attestation"));
        index.publish(Index.commit("aaa", 1, List.of(NIGHTLY), Index.staged(wheel)));

        assertThat(provenance("aaa/demo-1.0-py3-none-any.whl").bundles().get(0).attestations())
                .hasSize(2);
        for (String root : List.of("aaa/", "nightly/")) {
            assertThat(text(root + "demo/index.html"))
                    .contains(
                            "data-provenance=\"https://wheels.example.org/aaa/demo-1.0-py3-none-any.whl.provenance\"");
        }
        assertThat(faults()).isEmpty();
    }

    @Test
    void whatIsNoProvenanceOfTheWheelMakesRoomForIt() throws IOException {
        Signer.sign(wheel);
        byte[] other = Provenance.of(Attestation.parse(
                        Signer.attestation(
                                "github",
                                Signer.statement("demo-1.0-py3-none-any.whl", Sha256.of(new byte[0]), Signer.PUBLISH)),
                        "other"))
                .bytes();
        for (byte[] there : List.of("half".getBytes(StandardCharsets.UTF_8), other)) {
            overwrite(ProvenanceLink.key(KEY), there);

            index.publish(Index.simple(Index.staged(wheel)));

            provenance(KEY).check("demo-1.0-py3-none-any.whl", Sha256.of(Files.readAllBytes(wheel)), "served");
        }
    }

    // nothing is ever taken away: a later version of the standard may say what cannot be read here
    @Test
    void anObjectThatCannotBeReadYetStopsTheReleaseAndStays() throws IOException {
        Signer.sign(wheel);
        index.publish(Index.simple(Index.staged(wheel)));
        String known = text(ProvenanceLink.key(KEY));
        for (String later : List.of("{\"version\":2,\"bundles\":[]}", known.replace("\"envelope\"", "\"parcel\""))) {
            overwrite(ProvenanceLink.key(KEY), later.getBytes(StandardCharsets.UTF_8));

            assertThatThrownBy(() -> index.publish(Index.simple(Index.staged(wheel))))
                    .isInstanceOf(InvalidProvenanceException.class)
                    .hasMessageContaining(KEY + ".provenance is not an attestation of PEP 740: ")
                    .hasMessageContaining("it may be of a later version, so nothing is written over it");
            assertThat(text(ProvenanceLink.key(KEY))).isEqualTo(later);
        }
    }

    @Test
    void whatIsTooLargeForAnAttestationIsNotRead() throws IOException {
        Path attestation = Path.of(wheel + ".publish.attestation");
        try (RandomAccessFile file = new RandomAccessFile(attestation.toFile(), "rw")) {
            file.setLength(Provenance.MAX_BYTES + 1);
        }

        assertThatThrownBy(() -> Index.staged(wheel))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining(attestation + " has 16777217 bytes; provenance may have 16777216");
    }

    @Test
    void anObjectThatIsTooLargeIsNotReadAndNotGrown() throws IOException {
        Signer.sign(wheel);
        overwrite(ProvenanceLink.key(KEY), new byte[Provenance.MAX_BYTES + 1]);

        assertThatThrownBy(() -> index.publish(Index.simple(Index.staged(wheel))))
                .isInstanceOf(InvalidProvenanceException.class)
                .hasMessageContaining(KEY + ".provenance has 16777217 bytes; provenance may have 16777216");
    }

    @Test
    void aFolderBesideTheWheelIsNoAttestation() throws IOException {
        Files.createDirectory(Path.of(wheel + ".old.attestation"));

        assertThat(Index.staged(wheel).get(0).provenance()).isEmpty();
    }

    @Test
    void promotionRollbackAndIndexCarryIt() throws IOException {
        Signer.sign(wheel);
        index.publish(Index.commit("aaa", 1, List.of(NIGHTLY), Index.staged(wheel)));
        index.publish(Index.commit("bbb", 2, List.of(NIGHTLY), Index.staged(WheelFiles.write(folder, "demo", "1.1"))));

        publish(new Promotion(index.store, SETTINGS)
                .explicit("aaa", new Channel("stable", Channel.Mode.REPLACE), Optional.empty())
                .plan());
        publish(new Rollback(index.store, SETTINGS)
                .plan("nightly", Optional.empty())
                .plan());
        publish(ReleasePlan.rebuild(
                Index.commit("aaa", 1, List.of(), StoreScanner.scan(index.store, Index.layout("aaa"), Progress.NONE)),
                index.store));

        for (String root : List.of("aaa/", "nightly/", "stable/")) {
            assertThat(index.page(root, "demo").orElseThrow().files().get(0).provenance())
                    .as(root)
                    .isPresent();
        }
        assertThat(faults()).isEmpty();
    }

    @Test
    void anIndexThatIsMadeFromWhatIsThereFindsIt() throws IOException {
        Signer.sign(wheel);
        index.publish(Index.simple(Index.staged(wheel)));
        List.of("", "index.json", "index.html").forEach(name -> index.store.delete("simple/demo/" + name));

        Release found = Index.simple(
                StoreScanner.scan(index.store, Index.simple(List.of()).layout(), Progress.NONE));
        publish(ReleasePlan.rebuild(found, index.store));

        assertThat(text("simple/demo/index.json")).contains("\"provenance\":\"" + ADDRESS + "\"");
    }

    @Test
    void itStaysAndLeavesWithItsWheel() throws IOException {
        Signer.sign(wheel);
        index.publish(Index.simple(Index.staged(wheel)));
        Pruner pruner = new Pruner(index.store, Duration.ofHours(24), Retention.ALL, true);
        assertThat(pruner.plan().items()).isEmpty();

        List.of("", "index.json", "index.html").forEach(name -> index.store.delete("simple/demo/" + name));

        assertThat(pruner.plan().items())
                .extracting(item -> item.key())
                .containsExactly(KEY, KEY + ".metadata", KEY + ".provenance");
    }

    private void overwrite(String key, byte[] bytes) {
        index.store.put(key, ObjectBody.of(bytes, Provenance.CONTENT_TYPE, ObjectBody.REVALIDATE), Condition.ALWAYS);
    }

    private Provenance provenance(String key) {
        return Provenance.parse(
                index.store.get(ProvenanceLink.key(key)).orElseThrow().bytes(), key);
    }

    private List<?> faults() {
        return new Fsck(index.store, false, true, Progress.NONE).check().faults();
    }

    private void publish(ReleasePlan plan) {
        new Publisher(index.store, Progress.NONE).publish(plan);
    }

    private String text(String key) {
        return new String(index.store.get(key).orElseThrow().bytes(), StandardCharsets.UTF_8);
    }
}
