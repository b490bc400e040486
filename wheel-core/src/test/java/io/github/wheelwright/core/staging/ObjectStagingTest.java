package io.github.wheelwright.core.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.RejectedException;
import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.bytes.Sha256State;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.release.Index;
import io.github.wheelwright.core.release.PublishResult;
import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.FaultyStore;
import io.github.wheelwright.core.store.MemoryStore;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.core.wheel.WheelEdit;
import io.github.wheelwright.core.wheel.WheelVerifier;
import io.github.wheelwright.core.wheelset.EditChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X2: wheels of one index are published to another with edits, and their bytes stay where they are. */
class ObjectStagingTest {
    private static final String NAME = "big-1.0-cp312-cp312-linux_x86_64.whl";
    private static final EditChoice AS_IT_IS = wheel -> List.of();
    private static final EditChoice PINNED = wheel -> {
        List<WheelEdit> edits =
                new ArrayList<>(LinuxPlatformTag.parse("manylinux_2_28").edits(wheel));
        edits.add(new WheelEdit.Pin(Map.of(ProjectName.of("torch"), Version.parse("2.9.0+rocm7")), false));
        return edits;
    };

    @TempDir
    Path folder;

    private final FaultyStore store = new FaultyStore(new MemoryStore("old"));
    private Path file;

    @BeforeEach
    void publishWithStates() throws IOException {
        file = WheelFiles.write(
                folder, "big", "1.0", "cp312-cp312-linux_x86_64", noise(300_000), List.of("torch>=2", "numpy"));
        List<StagedWheel> wheels = Stager.stage(List.of(new WheelSource.InFile(file)), AS_IT_IS, true, Progress.NONE);
        new Index(store).publish(Index.simple(wheels));
        store.forget();
    }

    @Test
    void readsTheEndAndKnowsTheDigestOfTheWhole() throws IOException {
        StagedWheel staged = stage(PINNED, source("packages/" + NAME));

        assertThat(store.bytesRead()).isLessThan(2_000);
        assertThat(staged.filename()).hasToString("big-1.0-cp312-cp312-manylinux_2_28_x86_64.whl");
        assertThat(new String(staged.metadata())).contains("Requires-Dist: torch==2.9.0+rocm7\n");
        assertThat(staged.dependencies()).contains(ProjectName.of("torch"), ProjectName.of("numpy"));
        checkThatItIsTheEditOfTheFile(staged);
    }

    @Test
    void thePublishedEditCanBeEditedAgainInTheSameWay() throws IOException {
        Index index = new Index(store);
        index.publish(Index.simple(List.of(stage(PINNED, source("packages/" + NAME)))));
        String key = "packages/big-1.0-cp312-cp312-manylinux_2_28_x86_64.whl";
        store.forget();

        StagedWheel again = stage(wheel -> List.of(new WheelEdit.SetVersion(Version.parse("2.0"))), source(key));

        assertThat(store.bytesRead()).isLessThan(2_000);
        try (ByteSource bytes = again.content().orElseThrow().open()) {
            assertThat(Sha256.of(bytes)).isEqualTo(again.sha256());
        }
        index.checkThatNoPageLies();
    }

    @Test
    void aWheelWithoutEditsKeepsItsDigest() throws IOException {
        StagedWheel staged = stage(AS_IT_IS, source("packages/" + NAME));

        assertThat(staged.sha256()).isEqualTo(Sha256.of(Files.readAllBytes(file)));
        assertThat(store.bytesRead()).isLessThan(2_000);
    }

    @Test
    void aStateThatDoesNotGiveTheKnownDigestIsNotUsed() throws IOException {
        Sha256State right = source("packages/" + NAME).object().digestState().orElseThrow();
        put("wrong/" + NAME, Files.readAllBytes(file), Optional.of(new Sha256State(right.offset(), "ab".repeat(32))));
        store.forget();

        StagedWheel staged = stage(PINNED, source("wrong/" + NAME));

        assertThat(store.bytesRead()).isGreaterThan(Files.size(file));
        checkThatItIsTheEditOfTheFile(staged);
        assertThat(staged.content().orElseThrow().digestState()).contains(right);
    }

    @Test
    void aWheelWithoutAStateIsReadOnceAndCheckedLikeAFile() throws IOException {
        put("bare/" + NAME, Files.readAllBytes(file), Optional.empty());
        store.forget();

        StagedWheel staged = stage(PINNED, source("bare/" + NAME));

        assertThat(store.bytesRead()).isEqualTo(Files.size(file));
        checkThatItIsTheEditOfTheFile(staged);

        byte[] broken = Files.readAllBytes(file);
        broken[1000] ^= 1;
        put("broken/" + NAME, broken, Optional.empty());
        assertThatThrownBy(() -> stage(PINNED, source("broken/" + NAME)))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("memory:old/broken/" + NAME)
                .hasMessageContaining("big.py");
    }

    @Test
    void anEditBeforeTheStateReadsTheWheel() throws IOException {
        StagedWheel staged = stage(wheel -> List.of(new WheelEdit.RemoveFile("big.py")), source("packages/" + NAME));

        assertThat(store.bytesRead()).isGreaterThan(Files.size(file));
        try (ByteSource bytes = staged.content().orElseThrow().open()) {
            assertThat(Sha256.of(bytes)).isEqualTo(staged.sha256());
        }
    }

    @Test
    void aWheelThatIsReplacedMeanwhileIsNotPublished() throws IOException {
        WheelSource.InStore found = source("packages/" + NAME);
        StagedWheel staged = stage(PINNED, found);
        put("packages/" + NAME, new byte[1000], Optional.empty());

        assertThatThrownBy(() -> new Index(new MemoryStore("new")).publish(Index.simple(List.of(staged))))
                .hasMessageContaining("replaced or removed");
        assertThatThrownBy(() -> stage(PINNED, found)).hasMessageContaining("replaced or removed");
    }

    private void checkThatItIsTheEditOfTheFile(StagedWheel staged) throws IOException {
        StagedWheel local = Stager.stage(List.of(new WheelSource.InFile(file)), PINNED, true, Progress.NONE)
                .get(0);
        assertThat(staged.sha256()).isEqualTo(local.sha256());
        assertThat(staged.metadata()).isEqualTo(local.metadata());
        assertThat(staged.content().orElseThrow().digestState())
                .isEqualTo(local.content().orElseThrow().digestState());

        ObjectStore target = new MemoryStore("new");
        PublishResult result = new Index(target).publish(Index.simple(List.of(staged)));
        StoredObject there = target.head(result.files().get(0).key()).orElseThrow();
        try (Wheel wheel = Wheel.open(target.open(there), staged.filename().toString())) {
            assertThat(Sha256.of(wheel.source())).isEqualTo(staged.sha256());
            assertThat(WheelVerifier.verify(wheel)).isEmpty();
        }
        assertThat(there.digestState()).isEqualTo(local.content().orElseThrow().digestState());
        new Index(target).checkThatNoPageLies();
    }

    private WheelSource.InStore source(String key) {
        return new WheelSource.InStore(store, store.head(key).orElseThrow());
    }

    private static StagedWheel stage(EditChoice choice, WheelSource source) throws IOException {
        return Stager.stage(List.of(source), choice, true, Progress.NONE).get(0);
    }

    private void put(String key, byte[] bytes, Optional<Sha256State> state) {
        store.put(
                key,
                new ObjectBody(ByteSource.of(bytes, key), Sha256.of(bytes), "text/plain", ObjectBody.IMMUTABLE, state),
                Condition.ALWAYS);
    }

    /** Text that deflate cannot shorten by much. */
    private static String noise(int length) {
        Random random = new Random(1);
        return random.ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
