package io.github.wheelwright.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.host.Parallel;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.MemoryStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredRootsTest {
    private final Index index = new Index(new MemoryStore("memory"));
    private final List<String> read = new ArrayList<>();
    private final List<Collection<?>> together = new ArrayList<>();

    @BeforeEach
    void publishTwoBuildsOfWhichNightlyShowsOne() {
        index.publish(Index.commit("aaa", 1, List.of(Works.NIGHTLY), ModelWheel.all("app 1+cu129", "app 1+cu130")));
        index.publish(Index.commit("zzz", 2, List.of(), ModelWheel.all("app 2+cu130")));
    }

    @Test
    void rootsOfChannelsComeAfterThoseOfCommits() {
        assertThat(roots().all())
                .extracting(IndexRoot::folder)
                .containsExactly(
                        "simple/",
                        "aaa/cu129/",
                        "aaa/cu130/",
                        "aaa/",
                        "zzz/cu130/",
                        "zzz/",
                        "nightly/cu129/",
                        "nightly/cu130/",
                        "nightly/");
    }

    @Test
    void eachListIsReadOnceAndThoseOfAllNamesTogether() {
        roots().all();

        assertThat(read).doesNotHaveDuplicates().contains("index.json", "aaa/index.json", "nightly/index.json");
        assertThat(together).singleElement().asList().containsExactly("aaa", "nightly", "zzz");
    }

    private StoredRoots roots() {
        Parallel parallel = new Parallel() {
            @Override
            public <T, R> List<R> map(Collection<T> items, Function<T, R> action) {
                together.add(items);
                return IN_ORDER.map(items, action);
            }
        };
        return new StoredRoots(
                new ForwardingStore(index.store) {
                    @Override
                    public Optional<Content> get(String key) {
                        read.add(key);
                        return super.get(key);
                    }
                },
                new Host("test", Clock.systemUTC(), attempt -> {}, parallel));
    }
}
