package io.github.wheelwright.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.maven.image.TagOutcome.Kind;
import io.github.wheelwright.maven.registry.DockerConfiguration;
import io.github.wheelwright.maven.registry.ImageReference;
import io.github.wheelwright.maven.registry.RegistryClient;
import io.github.wheelwright.maven.registry.RegistryServer;
import io.github.wheelwright.maven.s3.Fault;
import io.github.wheelwright.maven.s3.FaultyProxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// D10
/** The moving tag in a real registry. */
class LatestTagIT {
    @TempDir
    private Path folder;

    private RegistryServer registry;
    private ImageReference repository;
    private RegistryClient client;

    @BeforeEach
    void start() throws Exception {
        registry = RegistryServer.open(folder);
        repository = ImageReference.parse(registry.address() + "/team/server");
        client = new RegistryClient(DockerConfiguration.read(folder), Optional.empty());
    }

    @AfterEach
    void stop() throws Exception {
        registry.close();
    }

    @Test
    void movesForwardAndNeverBack() throws Exception {
        String nine = push("0.9.0");
        assertThat(advance()).isEqualTo(outcome(Kind.MOVED, nine, null));
        String ten = push("0.10.0");
        assertThat(advance()).isEqualTo(outcome(Kind.MOVED, ten, "0.9.0"));
        push("0.9.1");
        assertThat(advance()).isEqualTo(outcome(Kind.STAYS, ten, "0.10.0"));
        String post = push("0.10.0.post1");
        assertThat(advance()).isEqualTo(outcome(Kind.MOVED, post, "0.10.0"));
        String local = push("0.10.0.post1+rocm7.1");
        assertThat(advance()).isEqualTo(outcome(Kind.MOVED, local, "0.10.0.post1"));
    }

    @Test
    void doesNotMoveToPreReleases() throws Exception {
        push("1.0rc1");
        assertThat(advance()).isEqualTo(outcome(Kind.STAYS, "", null));
        String first = push("0.9.0");
        assertThat(advance()).isEqualTo(outcome(Kind.MOVED, first, null));
    }

    @Test
    void leavesATagAloneThatDoesNotSayItsVersion() throws Exception {
        String foreign = registry.push("team/server", "avx512-latest", "somebody else's");
        push("1.0");
        assertThat(advance()).isEqualTo(outcome(Kind.FOREIGN, foreign, null));
        assertThat(client.digest(repository.tagged("avx512-latest"))).contains(foreign);
    }

    @Test
    void otherVariantsDoNotCount() throws Exception {
        registry.push("team/server", "avx512bf16-9.0", "other", "{}");
        registry.push("team/server", "avx512-bf16-9.0", "other", "{}");
        String own = push("1.0");
        assertThat(advance()).isEqualTo(outcome(Kind.MOVED, own, null));
    }

    @Test
    void aTagWhoseImageSaysAnotherVersionDoesNotCount() throws Exception {
        registry.push("team/server", "avx512-20251101", "a nightly build", "{}");
        registry.push("team/server", "avx512-0.12.0-1", "by hand", "{}");
        registry.push("team/server", "avx512-3.0", "by hand", "{\"org.opencontainers.image.version\":\"2.0\"}");
        String own = push("1.0");
        assertThat(advance()).isEqualTo(outcome(Kind.MOVED, own, null));
    }

    /** The newer version is pushed and shown in the very moment in which this run, which has not seen it, writes the tag. */
    @Test
    void putsTheNewerVersionBackThatItHasOverwritten() throws Exception {
        push("1.0");
        AtomicReference<String> newer = new AtomicReference<>("");
        try (FaultyProxy proxy = new FaultyProxy(URI.create("http://" + registry.address()))) {
            proxy.otherwise(request -> {
                if (request.startsWith("PUT /v2/team/server/manifests/avx512-latest ")
                        && newer.get().isEmpty()) {
                    newer.set(pushed("2.0"));
                    client.tag(repository.at(newer.get()), "avx512-latest");
                }
                return Fault.NONE;
            });
            ImageReference slow = ImageReference.parse(proxy.address().getAuthority() + "/team/server");
            new LatestTag(client, new ImageTags("avx512")).advance(slow);
        }
        assertThat(client.digest(repository.tagged("avx512-latest"))).contains(newer.get());
    }

    private String pushed(String version) {
        try {
            return push(version);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    // A registry has no compare-and-swap: whoever writes last has to see the newest version's tag
    @Test
    void racingRunsEndWithTheNewestVersion() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 8; round++) {
            List<Integer> minors = new ArrayList<>(List.of(4 * round + 1, 4 * round + 2, 4 * round + 3, 4 * round + 4));
            Collections.shuffle(minors, random);
            CyclicBarrier begin = new CyclicBarrier(minors.size());
            List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
            List<Thread> runs = minors.stream()
                    .map(minor -> new Thread(() -> {
                        try {
                            begin.await();
                            push("1." + minor);
                            advance();
                        } catch (Exception e) {
                            failures.add(e);
                        }
                    }))
                    .toList();
            runs.forEach(Thread::start);
            for (Thread run : runs) {
                run.join();
            }
            assertThat(failures).isEmpty();
            assertThat(client.digest(repository.tagged("avx512-latest")))
                    .isEqualTo(client.digest(repository.tagged("avx512-1." + (4 * round + 4))));
        }
    }

    private String push(String version) throws Exception {
        return registry.push(
                "team/server",
                new ImageTags("avx512").of(Version.parse(version)),
                version,
                "{\"" + LatestTag.VERSION + "\":\"" + version + "\"}");
    }

    private TagOutcome advance() {
        return new LatestTag(client, new ImageTags("avx512")).advance(repository);
    }

    private TagOutcome outcome(Kind kind, String digest, String before) {
        return new TagOutcome(
                repository.tagged("avx512-latest"),
                kind,
                digest,
                Optional.ofNullable(before).map(Version::parse));
    }
}
