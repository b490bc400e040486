package io.github.wheelwright.maven.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectSplice;
import io.github.wheelwright.core.store.StoreException;
import io.github.wheelwright.core.store.StoredObject;
import io.github.wheelwright.core.zip.SplicePlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of reads and writes when the network breaks before, in and after them. */
class S3FaultsTest {
    private static final int PART = 5 << 20;
    private static final String PUT = "PUT /wheels/a";
    private static final Fault LOST_ANSWER = new Fault.CutAnswer(0);
    private static final Fault BUSY = Fault.Answer.error(503, "SlowDown");
    private static final Fault BROKEN = Fault.Answer.error(500, "InternalError");
    private static final Fault CONFLICT = Fault.Answer.error(409, "ConditionalRequestConflict");

    private final byte[] large = new byte[3 << 20];
    private EmbeddedS3 s3;
    private FaultyProxy proxy;
    private S3Store store;
    private S3Store other;

    @BeforeEach
    void start() {
        new Random(1).nextBytes(large);
        s3 = EmbeddedS3.start();
        s3.createBucket("wheels");
        proxy = new FaultyProxy(s3.endpoint());
        store = through(proxy, S3Multipart.DEFAULT);
        other = new S3Store(s3.settings(), new S3Location("wheels", ""));
    }

    @AfterEach
    void stop() {
        store.close();
        other.close();
        proxy.close();
        s3.close();
    }

    static Stream<Condition> conditions() {
        return Stream.of(Condition.ALWAYS, Condition.ABSENT, Condition.matches("the one that is there"));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void takesAWriteForDoneWhenOnlyItsAnswerWasLost(Condition condition) {
        Condition real = condition instanceof Condition.Matches
                ? Condition.matches(other.put("a", body(1), Condition.ABSENT).orElseThrow())
                : condition;
        proxy.next(PUT, LOST_ANSWER);

        Optional<String> etag = store.put("a", body(2), real);

        assertThat(etag).isPresent();
        assertThat(etag).isEqualTo(other.head("a").map(o -> o.etag()));
        assertThat(other.get("a").orElseThrow().bytes()).containsExactly(2);
    }

    @Test
    void doesNotTakeTheSameBytesOfAnotherWriterForItsOwn() {
        proxy.next(PUT, new Fault.After(() -> other.put("a", body(1), Condition.ABSENT), BUSY));

        assertThat(store.put("a", body(1), Condition.ABSENT)).isEmpty();
    }

    @Test
    void losesAgainstAWriterThatCameBetween() {
        String first = other.put("a", body(1), Condition.ABSENT).orElseThrow();
        proxy.next(PUT, new Fault.After(() -> other.put("a", body(2), Condition.matches(first)), BUSY));

        assertThat(store.put("a", body(2), Condition.matches(first))).isEmpty();
    }

    @Test
    void asksAgainWhenTheHeadOfAnAnswerBreaksOff() {
        other.put("a", body(1), Condition.ABSENT);
        Fault cut = new Fault.Answer("HTTP/1.1 200 OK\r\nContent-Length: 300\r\nX-Head: br");
        proxy.next("HEAD /wheels/a", cut);
        proxy.next("GET /wheels/a", cut);
        proxy.next("PUT /wheels/b", cut);

        assertThat(store.head("a")).isEqualTo(other.head("a"));
        assertThat(store.get("a").orElseThrow().bytes()).containsExactly(1);
        assertThat(store.put("b", body(2), Condition.ABSENT)).isPresent();
        assertThat(other.get("b").orElseThrow().bytes()).containsExactly(2);
        assertThat(proxy.requests()).hasSize(6);
    }

    @Test
    void asksAgainWhenADocumentBreaksOff() {
        other.put("a", body(1), Condition.ABSENT);
        String start = "Content-Length: 300\r\n\r\n<?xml version=\"1.0\"?>";
        proxy.next("GET /wheels/a", new Fault.Answer("HTTP/1.1 404 Not Found\r\n" + start));
        proxy.next("PUT /wheels/b", new Fault.Answer("HTTP/1.1 412 Precondition Failed\r\n" + start));
        proxy.next("GET /wheels?", new Fault.Answer("HTTP/1.1 200 OK\r\n" + start));

        assertThat(store.get("a").orElseThrow().bytes()).containsExactly(1);
        assertThat(store.put("b", body(2), Condition.ABSENT)).isPresent();
        assertThat(store.list("")).extracting(StoredObject::key).containsExactly("a", "b");
        assertThat(proxy.requests()).hasSize(6);
    }

    @Test
    void sendsTheBodyFromItsStartAfterACut() {
        proxy.next(PUT, new Fault.CutRequest(1_000_000)).next(PUT, new Fault.CutRequest(2_000_000));
        ObjectBody body = ObjectBody.of(large, "application/octet-stream", ObjectBody.IMMUTABLE);

        assertThat(store.put("a", body, Condition.ABSENT)).isPresent();
        assertThat(other.get("a").orElseThrow().bytes()).isEqualTo(large);
        assertThat(store.traffic().requests()).containsEntry("PutObject", 3L);
    }

    @Test
    void givesUpWithAClearErrorWhenEveryConnectionIsCut() {
        IntStream.range(0, 3).forEach(i -> proxy.next(PUT, new Fault.CutRequest(1_000_000)));
        ObjectBody body = ObjectBody.of(large, "application/octet-stream", ObjectBody.IMMUTABLE);

        assertThatThrownBy(() -> store.put("a", body, Condition.ABSENT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot write s3://wheels/a")
                .hasMessageContaining(proxy.address().toString());
        assertThat(other.head("a")).isEmpty();
    }

    @Test
    void writesAgainAfterConflicts() {
        proxy.next(PUT, CONFLICT).next(PUT, CONFLICT);

        assertThat(store.put("a", body(1), Condition.ABSENT)).isPresent();
        assertThat(proxy.requests()).hasSize(3);
    }

    @Test
    void givesUpWhenConflictsDoNotEnd() {
        IntStream.range(0, 20).forEach(i -> proxy.next(PUT, CONFLICT));

        assertThatThrownBy(() -> store.put("a", body(1), Condition.ABSENT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("other writers are at it");
    }

    @Test
    void readsAgainWhereTheConnectionBroke() throws IOException {
        put(large);
        proxy.next("GET", new Fault.CutAnswer(500_000)).next("GET", new Fault.CutAnswer(1_000_000));

        try (ByteSource source = store.open(store.head("a").orElseThrow());
                InputStream in = source.stream(0, large.length)) {
            assertThat(in.readAllBytes()).isEqualTo(large);
        }
        assertThat(store.traffic().requests()).containsEntry("GetObject", 3L);
        assertThat(store.traffic().bytesReceived()).isEqualTo(large.length);
    }

    @Test
    void givesUpReadingWhenNothingComes() throws IOException {
        put(large);
        proxy.next("GET", new Fault.CutAnswer(500_000));
        IntStream.range(0, 3).forEach(i -> proxy.next("GET", LOST_ANSWER));

        try (ByteSource source = store.open(store.head("a").orElseThrow());
                InputStream in = source.stream(0, large.length)) {
            assertThatThrownBy(() -> in.transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("cannot read s3://wheels/a");
        }
    }

    @Test
    void neverGoesOnWithAnotherStateOfTheObject() throws IOException {
        put(large);
        proxy.next("GET", new Fault.CutAnswer(500_000));

        try (ByteSource source = store.open(store.head("a").orElseThrow());
                InputStream in = source.stream(0, large.length)) {
            in.readNBytes(100);
            put(new byte[large.length]);
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("replaced or removed");
        }
    }

    @Test
    void getsWholeObjectsOnly() {
        put(large);
        proxy.next("GET", new Fault.CutAnswer(1_000_000));

        assertThat(store.get("a").orElseThrow().bytes()).isEqualTo(large);
    }

    @Test
    void completesAnUploadInPartsWhoseAnswerWasLost() {
        byte[] bytes = new byte[PART + 1];
        try (S3Store inParts = through(proxy, new S3Multipart(PART, PART))) {
            proxy.next(PUT, new Fault.CutRequest(1_000_000)).next("POST /wheels/a?uploadId=", LOST_ANSWER);
            ObjectBody body = ObjectBody.of(bytes, "application/octet-stream", ObjectBody.IMMUTABLE);

            assertThat(inParts.put("a", body, Condition.ABSENT)).isPresent();
        }
        assertThat(other.get("a").orElseThrow().bytes()).isEqualTo(bytes);
    }

    @Test
    void sendsThePartsAgainWhenTheirCompletionConflicts() {
        try (S3Store inParts = through(proxy, new S3Multipart(PART, PART))) {
            proxy.next("POST /wheels/a?uploadId=", CONFLICT);
            ObjectBody body = ObjectBody.of(new byte[PART + 1], "application/octet-stream", ObjectBody.IMMUTABLE);

            assertThat(inParts.put("a", body, Condition.ABSENT)).isPresent();
            assertThat(inParts.traffic().requests())
                    .containsEntry("CreateMultipartUpload", 2L)
                    .containsEntry("UploadPart", 6L) // two parts and what they are of, twice
                    .containsEntry("AbortMultipartUpload", 1L);
        }
    }

    @Test
    void goesOnWithTheUploadThatEndedInARowOfFailures() {
        byte[] bytes = new byte[PART + 1];
        try (S3Store inParts = through(proxy, new S3Multipart(PART, PART))) {
            IntStream.range(0, 3).forEach(i -> proxy.next("POST /wheels/a?uploadId=", BROKEN));
            ObjectBody body = ObjectBody.of(bytes, "application/octet-stream", ObjectBody.IMMUTABLE);

            assertThatThrownBy(() -> inParts.put("a", body, Condition.ABSENT))
                    .hasMessageContaining("500 InternalError");
            long sent = inParts.traffic().bytesSent();
            assertThat(inParts.put("a", body, Condition.ABSENT)).isPresent();
            assertThat(inParts.traffic().bytesSent()).isEqualTo(sent);
        }
        assertThat(other.get("a").orElseThrow().bytes()).isEqualTo(bytes);
    }

    @Test
    void takesAResumedWriteForDoneWhenOnlyItsAnswerWasLost() {
        try (S3Store inParts = through(proxy, new S3Multipart(PART, PART))) {
            IntStream.range(0, 3).forEach(i -> proxy.next("POST /wheels/a?uploadId=", BROKEN));
            ObjectBody body = ObjectBody.of(new byte[PART + 1], "application/octet-stream", ObjectBody.IMMUTABLE);
            assertThatThrownBy(() -> inParts.put("a", body, Condition.ABSENT)).isInstanceOf(StoreException.class);
            proxy.next("POST /wheels/a?uploadId=", LOST_ANSWER);

            assertThat(inParts.put("a", body, Condition.ABSENT)).isPresent();
        }
    }

    @Test
    void takesACompositionForDoneWhenOnlyItsAnswerWasLost() {
        byte[] bytes = new byte[2 * PART];
        put(bytes);
        StoredObject source = store.head("a").orElseThrow();
        SplicePlan plan = SplicePlan.builder().copy(0, 2 * PART).build();
        ObjectSplice splice = new ObjectSplice(
                store, source, plan, Sha256.of(bytes), "text/plain", ObjectBody.IMMUTABLE, Optional.empty());
        proxy.next("PUT /wheels/b?partNumber=1", LOST_ANSWER).next("POST /wheels/b?uploadId=", LOST_ANSWER);

        assertThat(store.compose("b", splice, Condition.ABSENT)).isPresent();
        assertThat(other.get("b").orElseThrow().bytes()).isEqualTo(bytes);
        assertThat(store.traffic().bytesSent() + store.traffic().bytesReceived())
                .isZero();
    }

    @Test
    void abortsACompositionThatFails() {
        put(new byte[2 * PART]);
        StoredObject source = store.head("a").orElseThrow();
        SplicePlan plan = SplicePlan.builder().copy(0, 2 * PART).build();
        ObjectSplice splice = new ObjectSplice(
                store,
                source,
                plan,
                source.sha256().orElseThrow(),
                "text/plain",
                ObjectBody.IMMUTABLE,
                Optional.empty());
        proxy.next("PUT /wheels/b?partNumber=1", Fault.Answer.error(403, "AccessDenied"));

        assertThatThrownBy(() -> store.compose("b", splice, Condition.ABSENT)).hasMessageContaining("access denied");
        assertThat(proxy.requests()).anyMatch(line -> line.startsWith("DELETE /wheels/b?uploadId="));
    }

    @Test
    void uploadsInPartsWithoutTheRightToListUploads() {
        try (S3Store inParts = through(proxy, new S3Multipart(PART, PART))) {
            proxy.next("GET /wheels?", Fault.Answer.error(403, "AccessDenied"));
            ObjectBody body = ObjectBody.of(new byte[PART + 1], "application/octet-stream", ObjectBody.IMMUTABLE);

            assertThat(inParts.put("a", body, Condition.ABSENT)).isPresent();
        }
    }

    @Test
    void abortsAnUploadThatFails() {
        try (S3Store inParts = through(proxy, new S3Multipart(PART, PART))) {
            proxy.next(PUT + "?partNumber=2", Fault.Answer.error(403, "AccessDenied"))
                    .next(PUT + "?uploadId", Fault.Answer.error(403, "AccessDenied"));
            ObjectBody body = ObjectBody.of(new byte[PART + 1], "application/octet-stream", ObjectBody.IMMUTABLE);

            assertThatThrownBy(() -> inParts.put("a", body, Condition.ABSENT))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("access denied");
            assertThat(proxy.requests()).anyMatch(line -> line.startsWith("DELETE /wheels/a?uploadId="));
        }
        assertThat(other.head("a")).isEmpty();
    }

    private void put(byte[] bytes) {
        ObjectBody body = ObjectBody.of(bytes, "application/octet-stream", ObjectBody.IMMUTABLE);
        assertThat(other.put("a", body, Condition.ALWAYS)).isPresent();
    }

    private S3Store through(FaultyProxy faulty, S3Multipart multipart) {
        S3Settings settings = s3.settings()
                .withEndpoint(faulty.address())
                .withPatience(3, Duration.ofSeconds(20))
                .withMultipart(multipart);
        return new S3Store(settings, new S3Location("wheels", ""));
    }

    private static ObjectBody body(int b) {
        return ObjectBody.of(new byte[] {(byte) b}, "application/octet-stream", ObjectBody.REVALIDATE);
    }
}
