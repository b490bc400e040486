package io.github.wheelwright.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.store.FaultyStore.Request;
import io.github.wheelwright.core.store.FaultyStore.When;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The wrapper that fails on demand is a store like any other while it does not. */
class FaultyStoreTest extends StoreContract {
    @Override
    protected ObjectStore create() {
        return new FaultyStore(new MemoryStore("faulty"));
    }

    @ParameterizedTest
    @EnumSource(When.class)
    void losesAWriteOrOnlyItsAnswer(When when) {
        put("a/old", "old");
        faulty().next(Request.PUT, "a/", when);

        put("b", "not meant");
        assertThatThrownBy(() -> put("a/b", "x")).isInstanceOf(StoreException.class);
        assertThat(store.get("a/b").isPresent()).isEqualTo(when == When.AFTER);
        assertThat(put("a/b", "x", Condition.ABSENT).isPresent()).isEqualTo(when == When.BEFORE);

        faulty().next(Request.DELETE, "a/b", when);
        assertThatThrownBy(() -> store.delete("a/b")).isInstanceOf(StoreException.class);
        assertThat(store.head("a/b").isPresent()).isEqualTo(when == When.BEFORE);

        faulty().next(Request.COMPOSE, "c", when);
        ObjectSplice splice = splice("a/old", 0, 3, "!");
        assertThatThrownBy(() -> store.compose("c", splice, Condition.ABSENT)).isInstanceOf(StoreException.class);
        assertThat(store.head("c").isPresent()).isEqualTo(when == When.AFTER);
    }

    @Test
    void losesReads() throws IOException {
        put("a", "content");
        StoredObject found = store.head("a").orElseThrow();
        faulty().next(Request.HEAD, "a", When.BEFORE)
                .next(Request.GET, "", When.AFTER)
                .next(Request.LIST, "", When.BEFORE)
                .next(Request.READ, "a", When.BEFORE);

        assertThatThrownBy(() -> store.head("a")).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.get("a")).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.list("")).isInstanceOf(StoreException.class);
        try (ByteSource source = store.open(found)) {
            assertThatThrownBy(() -> source.read(0, 1)).isInstanceOf(StoreException.class);
            assertThat(source.read(0, 1)).containsExactly('c');
        }
    }

    @Test
    void countsWhatItIsAskedFor() {
        put("a", "12345");
        store.get("a");
        store.get("b");
        store.list("");

        assertThat(faulty().requests()).isEqualTo(Map.of(Request.PUT, 1L, Request.GET, 2L, Request.LIST, 1L));
        assertThat(faulty().bytesWritten()).isEqualTo(5);
        assertThat(faulty().bytesRead()).isEqualTo(5);
        faulty().forget();
        assertThat(faulty().requests()).isEmpty();
    }

    private FaultyStore faulty() {
        return (FaultyStore) store;
    }
}
