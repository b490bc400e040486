package io.github.wheelwright.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryStoreTest extends StoreContract {
    @Override
    protected ObjectStore create() {
        return new MemoryStore("test");
    }

    @Test
    void holdsAnObjectBesideThoseBelowIt() {
        put("simple/", "list");
        put("simple/torch/", "page");

        assertThat(keys(store.list(""))).containsExactly("simple/", "simple/torch/");
        assertThat(text(store.get("simple/").orElseThrow())).isEqualTo("list");
    }

    @Test
    void vouchesForTheDigest() {
        ObjectBody body = body(new byte[] {1, 2, 3});
        store.put("a", body, Condition.ABSENT);

        assertThat(store.head("a").orElseThrow().sha256()).contains(body.sha256());
    }
}
