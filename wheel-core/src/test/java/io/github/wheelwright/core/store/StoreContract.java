package io.github.wheelwright.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.bytes.Sha256State;
import io.github.wheelwright.core.zip.SplicePlan;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store must do. A subclass says which store. */
public abstract class StoreContract {
    protected static final String TEXT = "text/plain; charset=utf-8";

    protected ObjectStore store;

    /** A new, empty store. */
    protected abstract ObjectStore create();

    @BeforeEach
    void createStore() {
        store = create();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void findsNothingInAnEmptyStore() {
        assertThat(store.head("simple/index.html")).isEmpty();
        assertThat(store.get("simple/index.html")).isEmpty();
        assertThat(store.list("")).isEmpty();
        assertThat(store.list("simple/")).isEmpty();
        store.delete("simple/index.html");
    }

    @Test
    void givesBackWhatWasPut() {
        String etag = put("simple/torch/index.html", "<html>").orElseThrow();

        StoredObject found = store.head("simple/torch/index.html").orElseThrow();
        assertThat(found.key()).isEqualTo("simple/torch/index.html");
        assertThat(found.size()).isEqualTo(6);
        assertThat(found.etag()).isEqualTo(etag).doesNotContain("\"");
        assertThat(found.sha256().orElse(Sha256.of("<html>".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Sha256.of("<html>".getBytes(StandardCharsets.UTF_8)));

        Content content = store.get("simple/torch/index.html").orElseThrow();
        assertThat(text(content)).isEqualTo("<html>");
        assertThat(content.etag()).isEqualTo(etag);
    }

    @Test
    void keepsEmptyObjects() throws IOException {
        put("py.typed", "");

        StoredObject found = store.head("py.typed").orElseThrow();
        assertThat(found.size()).isZero();
        assertThat(store.get("py.typed").orElseThrow().bytes()).isEmpty();
        try (ByteSource source = store.open(found)) {
            assertThat(source.read(0, 0)).isEmpty();
            assertThat(source.stream(0, 0).read()).isEqualTo(-1);
        }
    }

    @Test
    void replacesWithoutCondition() {
        String first = put("a", "one").orElseThrow();
        String second = put("a", "two").orElseThrow();

        assertThat(second).isNotEqualTo(first);
        assertThat(text(store.get("a").orElseThrow())).isEqualTo("two");
    }

    @Test
    void givesOtherEntityTagsToContentOfTheSameSizeWrittenAtOnce() {
        List<String> etags = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            etags.add(put("a", "content " + (char) ('a' + i)).orElseThrow());
        }
        assertThat(etags).doesNotHaveDuplicates();
    }

    @Test
    void writesOnlyWhereNothingIs() {
        assertThat(put("a", "one", Condition.ABSENT)).isPresent();
        assertThat(put("a", "two", Condition.ABSENT)).isEmpty();
        assertThat(put("a", "one", Condition.ABSENT)).isEmpty();
        assertThat(text(store.get("a").orElseThrow())).isEqualTo("one");

        store.delete("a");
        assertThat(put("a", "two", Condition.ABSENT)).isPresent();
    }

    @Test
    void writesOnlyOverTheStateThatWasRead() {
        String first = put("a", "one").orElseThrow();
        String second = put("a", "two", Condition.matches(first)).orElseThrow();

        assertThat(put("a", "three", Condition.matches(first))).isEmpty();
        assertThat(text(store.get("a").orElseThrow())).isEqualTo("two");
        assertThat(store.head("a").orElseThrow().etag()).isEqualTo(second);
    }

    @Test
    void writesNothingOverAStateThatIsGone() {
        String etag = put("a", "one").orElseThrow();
        store.delete("a");

        assertThat(put("a", "two", Condition.matches(etag))).isEmpty();
        assertThat(put("never/there", "two", Condition.matches(etag))).isEmpty();
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void refusesBytesThatDoNotHaveTheAnnouncedDigest() {
        ObjectBody wrong = new ObjectBody(
                ByteSource.of(new byte[] {1, 2, 3}, "torch.whl"), Sha256.of(new byte[] {1, 2, 4}), TEXT, "no-cache");

        for (Condition condition : List.of(Condition.ALWAYS, Condition.ABSENT)) {
            assertThatThrownBy(() -> store.put("a/torch.whl", wrong, condition))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("torch.whl");
        }
        assertThat(store.head("a/torch.whl")).isEmpty();
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void keepsTheOldObjectWhenTheNewBytesAreRefused() {
        put("a", "one");
        ObjectBody wrong =
                new ObjectBody(ByteSource.of(new byte[3], "new bytes"), Sha256.of(new byte[4]), TEXT, "no-cache");

        assertThatThrownBy(() -> store.put("a", wrong, Condition.ALWAYS)).isInstanceOf(StoreException.class);
        assertThat(text(store.get("a").orElseThrow())).isEqualTo("one");
    }

    @Test
    void saysWhichBodyCannotBeRead() {
        ObjectBody broken = new ObjectBody(new BrokenByteSource(), Sha256.of(new byte[1]), TEXT, "no-cache");

        assertThatThrownBy(() -> store.put("a", broken, Condition.ALWAYS))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("broken.whl")
                .hasMessageContaining("the disk is gone");
        assertThat(store.head("a")).isEmpty();
    }

    @Test
    void readsRanges() throws IOException {
        byte[] bytes = new byte[200_000];
        new Random(1).nextBytes(bytes);
        store.put("a.whl", body(bytes), Condition.ABSENT);

        try (ByteSource source = store.open(store.head("a.whl").orElseThrow())) {
            assertThat(source.length()).isEqualTo(bytes.length);
            assertThat(source.read(0, bytes.length)).isEqualTo(bytes);
            assertThat(source.read(bytes.length - 1, 1)).containsExactly(bytes[bytes.length - 1]);
            assertThat(source.read(70_000, 1000)).isEqualTo(slice(bytes, 70_000, 1000));
            try (InputStream in = source.stream(100, 150_000)) {
                assertThat(in.readAllBytes()).isEqualTo(slice(bytes, 100, 150_000));
            }
            try (InputStream in = source.stream(5, bytes.length - 5)) {
                assertThat(in.readNBytes(10)).isEqualTo(slice(bytes, 5, 10)); // and is closed half-way
            }
            assertThat(Sha256.of(source)).isEqualTo(Sha256.of(bytes));
            assertThatThrownBy(() -> source.read(bytes.length, 1)).isInstanceOf(EOFException.class);
            assertThatThrownBy(() -> source.stream(-1, 1)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void readsAnObjectFoundByListing() throws IOException {
        put("a/b", "content");

        try (ByteSource source = store.open(store.list("a/").get(0))) {
            assertThat(source.read(3, 4)).asString(StandardCharsets.UTF_8).isEqualTo("tent");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void neverReadsAnotherStateThanTheOneThatWasFound(boolean removed) {
        put("a", "old state");
        StoredObject found = store.head("a").orElseThrow();
        if (removed) {
            store.delete("a");
        } else {
            put("a", "new state");
        }

        assertThatThrownBy(() -> {
                    try (ByteSource source = store.open(found)) {
                        source.read(0, 9);
                    }
                })
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("replaced or removed");
        assertThatThrownBy(() -> {
                    try (ByteSource source = store.open(found);
                            InputStream in = source.stream(0, 9)) {
                        in.readAllBytes();
                    }
                })
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("replaced or removed");
    }

    @Test
    void listsByPrefixInTheOrderOfTheKeysBytes() {
        List<String> keys =
                List.of("a", "b/a.whl", "b/a.whl.metadata", "b/é", "b/\uE000", "b/\uD83D\uDE00", "ba", "bb/c/d");
        keys.stream().sorted(Comparator.reverseOrder()).forEach(key -> put(key, key));

        assertThat(keys(store.list(""))).containsExactlyElementsOf(keys);
        assertThat(keys(store.list("b")))
                .containsExactly("b/a.whl", "b/a.whl.metadata", "b/é", "b/\uE000", "b/\uD83D\uDE00", "ba", "bb/c/d");
        assertThat(keys(store.list("b/a"))).containsExactly("b/a.whl", "b/a.whl.metadata");
        assertThat(keys(store.list("bb/"))).containsExactly("bb/c/d");
        assertThat(store.list("c")).isEmpty();
        for (StoredObject listed : store.list("")) {
            StoredObject head = store.head(listed.key()).orElseThrow();
            assertThat(listed.etag()).isEqualTo(head.etag());
            assertThat(listed.size()).isEqualTo(head.size());
        }
    }

    @Test
    void listsMoreThanOnePage() {
        List<String> keys = IntStream.range(0, 1105)
                .mapToObj(i -> "pages/%05d".formatted(i))
                .toList();
        keys.parallelStream().forEach(key -> put(key, ""));

        assertThat(keys(store.list("pages/"))).containsExactlyElementsOf(keys);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "torch-2.9.0+rocm7.0-cp312-cp312-linux_x86_64.whl",
                "with space/and  two",
                "percent%2Bkept/100%",
                "ünïcode/日本語/\uD83D\uDE00.txt",
                "query?a=b&c=d#fragment",
                "quotes'and\"(brackets)[]{}",
                "tilde~!*@$,;:=^`|<>"
            })
    void takesUnusualKeys(String key) {
        put(key, key);

        assertThat(text(store.get(key).orElseThrow())).isEqualTo(key);
        assertThat(store.head(key)).isPresent();
        assertThat(keys(store.list(""))).containsExactly(key);
        assertThat(keys(store.list(key))).containsExactly(key);
        store.delete(key);
        assertThat(store.list("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a//b", "a/../b", "..", "./a", "a/.", "a\\b", "a\nb", "a\u0000", "a\uD800"})
    void refusesKeysThatAreNone(String key) {
        assertThatThrownBy(() -> put(key, "x"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be");
        assertThatThrownBy(() -> store.head(key)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.get(key)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.delete(key)).isInstanceOf(StoreException.class);
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void deletes() {
        put("a/b", "x");
        put("a/c", "x");

        store.delete("a/b");
        store.delete("a/b");

        assertThat(store.head("a/b")).isEmpty();
        assertThat(keys(store.list(""))).containsExactly("a/c");
    }

    @Test
    void letsExactlyOneOfManyWritersBeTheFirst() {
        for (int round = 0; round < 10; round++) {
            String key = "race/" + round;
            List<Optional<String>> results = Race.of(8, i -> put(key, "writer " + i, Condition.ABSENT));

            assertThat(results).filteredOn(Optional::isPresent).hasSize(1);
            Optional<String> winner =
                    results.stream().filter(Optional::isPresent).findFirst().orElseThrow();
            assertThat(store.get(key).map(Content::etag)).isEqualTo(winner);
            assertThat(text(store.get(key).orElseThrow())).isEqualTo("writer " + results.indexOf(winner));
        }
    }

    @Test
    void losesNoIncrementOfManyWriters() {
        put("counter", "0");

        Race.of(8, i -> {
            IntStream.range(0, 10).forEach(n -> Race.increment(store, "counter"));
            return i;
        });

        assertThat(text(store.get("counter").orElseThrow())).isEqualTo("80");
    }

    @Test
    void composesRangesOfAStoredObjectAndNewBytes() {
        put("a.whl", "0123456789");

        assertThat(store.compose("b.whl", splice("a.whl", 2, 5, "edited"), Condition.ABSENT))
                .isPresent();
        assertThat(text(store.get("b.whl").orElseThrow())).isEqualTo("23456edited");
        assertThat(text(store.get("a.whl").orElseThrow())).isEqualTo("0123456789");
        Sha256 digest = Sha256.of("23456edited".getBytes(StandardCharsets.UTF_8));
        assertThat(store.head("b.whl").orElseThrow().sha256().orElse(digest)).isEqualTo(digest);
    }

    @Test
    void composesOnlyWhereTheConditionHolds() {
        put("a", "0123456789");
        String etag = put("b", "old").orElseThrow();

        assertThat(store.compose("b", splice("a", 0, 5, "x"), Condition.ABSENT)).isEmpty();
        assertThat(store.compose("b", splice("a", 0, 5, "x"), Condition.matches("0" + etag)))
                .isEmpty();
        assertThat(text(store.get("b").orElseThrow())).isEqualTo("old");
        assertThat(store.compose("b", splice("a", 0, 5, "x"), Condition.matches(etag)))
                .isPresent();
        assertThat(text(store.get("b").orElseThrow())).isEqualTo("01234x");
    }

    @Test
    void composesAnObjectOverItsOwnSource() {
        String etag = put("a", "0123456789").orElseThrow();

        assertThat(store.compose("a", splice("a", 3, 4, "!"), Condition.matches(etag)))
                .isPresent();
        assertThat(text(store.get("a").orElseThrow())).isEqualTo("3456!");
    }

    @Test
    void composesNothingFromAnotherStateThanTheOneThatWasFound() {
        put("a", "0123456789");
        ObjectSplice splice = splice("a", 0, 5, "x");
        put("a", "9876543210");

        assertThatThrownBy(() -> store.compose("b", splice, Condition.ABSENT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("replaced or removed");
        assertThat(keys(store.list(""))).containsExactly("a");
    }

    @Test
    void composesFromAnotherStore() {
        MemoryStore other = new MemoryStore("other");
        other.put("a", ObjectBody.of("0123456789", TEXT, ObjectBody.IMMUTABLE), Condition.ABSENT);

        assertThat(store.compose("b", splice(other, "a", 8, 2, "x"), Condition.ABSENT))
                .isPresent();
        assertThat(text(store.get("b").orElseThrow())).isEqualTo("89x");
    }

    @Test
    void tellsTheStateOfTheDigestOnlyOfWhatWasWrittenWithIt() {
        Sha256State state = new Sha256State(64, "ab".repeat(32));
        byte[] bytes = new byte[100];
        store.put(
                "a",
                new ObjectBody(
                        ByteSource.of(bytes, "a"), Sha256.of(bytes), TEXT, ObjectBody.IMMUTABLE, Optional.of(state)),
                Condition.ABSENT);

        assertThat(store.head("a").orElseThrow().digestState().orElse(state)).isEqualTo(state);
        put("a", "other content");
        assertThat(store.head("a").orElseThrow().digestState()).isEmpty();
    }

    @Test
    void describesPlacesForPeople() {
        assertThat(store.describe("a/b")).startsWith(store.describe("")).endsWith("a/b");
    }

    protected final Optional<String> put(String key, String text) {
        return put(key, text, Condition.ALWAYS);
    }

    protected final Optional<String> put(String key, String text, Condition condition) {
        return store.put(key, ObjectBody.of(text, TEXT, ObjectBody.REVALIDATE), condition);
    }

    /** A range of the object at {@code key}, then {@code text}. */
    protected final ObjectSplice splice(String key, long offset, long length, String text) {
        return splice(store, key, offset, length, text);
    }

    private static ObjectSplice splice(ObjectStore from, String key, long offset, long length, String text) {
        StoredObject source = from.head(key).orElseThrow();
        SplicePlan plan = SplicePlan.builder()
                .copy(offset, length)
                .literal(text.getBytes(StandardCharsets.UTF_8))
                .build();
        try (ByteSource bytes = from.open(source)) {
            return new ObjectSplice(
                    from, source, plan, plan.digest(bytes), TEXT, ObjectBody.IMMUTABLE, Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected static ObjectBody body(byte[] bytes) {
        return ObjectBody.of(bytes, "application/octet-stream", ObjectBody.IMMUTABLE);
    }

    protected static String text(Content content) {
        return new String(content.bytes(), StandardCharsets.UTF_8);
    }

    protected static List<String> keys(List<StoredObject> objects) {
        return objects.stream().map(StoredObject::key).toList();
    }

    private static byte[] slice(byte[] bytes, int from, int length) {
        return Arrays.copyOfRange(bytes, from, from + length);
    }
}
