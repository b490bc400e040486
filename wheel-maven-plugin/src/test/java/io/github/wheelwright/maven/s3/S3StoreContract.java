package io.github.wheelwright.maven.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.ResumableSha256;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.bytes.Sha256State;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectSplice;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreContract;
import io.github.wheelwright.core.store.StoreException;
import io.github.wheelwright.core.store.StoredObject;
import io.github.wheelwright.core.zip.SplicePlan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** What every S3 service must do besides. */
abstract class S3StoreContract extends StoreContract {
    private static final int PART = 5 << 20;

    private final String prefix = "test/" + UUID.randomUUID();

    abstract S3Settings settings();

    abstract String bucket();

    @Override
    protected ObjectStore create() {
        return new S3Store(settings(), new S3Location(bucket(), prefix));
    }

    @Test
    void vouchesForTheDigest() {
        ObjectBody body = body(new byte[] {1, 2, 3});
        store.put("a", body, Condition.ABSENT);

        assertThat(store.head("a").orElseThrow().sha256()).contains(body.sha256());
    }

    @Test
    void sendsLargeObjectsInParts() throws IOException {
        byte[] bytes = random(2 * PART + 1000);
        try (ObjectStore inParts = inParts()) {
            String etag = inParts.put("a.whl", body(bytes), Condition.ABSENT).orElseThrow();
            assertThat(etag).endsWith("-3");
            assertThat(inParts.put("a.whl", body(bytes), Condition.ABSENT)).isEmpty();
            assertThat(inParts.put("a.whl", body(bytes), Condition.matches("0" + etag)))
                    .isEmpty();
            assertThat(inParts.put("b.whl", body(bytes), Condition.matches(etag)))
                    .isEmpty();
            bytes[0]++;
            assertThat(inParts.put("a.whl", body(bytes), Condition.matches(etag)))
                    .isPresent();

            StoredObject found = inParts.head("a.whl").orElseThrow();
            assertThat(found.sha256()).contains(Sha256.of(bytes));
            try (ByteSource source = inParts.open(found)) {
                assertThat(Sha256.of(source)).isEqualTo(Sha256.of(bytes));
            }
        }
    }

    @Test
    void copiesRangesOfLargeObjectsWithoutSeeingThem() throws IOException {
        byte[] bytes = random(3 * PART);
        store.put("old/a.whl", body(bytes), Condition.ABSENT);
        StoredObject source = store.head("old/a.whl").orElseThrow();
        SplicePlan plan = SplicePlan.builder()
                .copy(0, 2 * PART)
                .copy(2 * PART + 100, 1000)
                .literal(new byte[] {1, 2, 3})
                .build();
        byte[] edited = plan.over(ByteSource.of(bytes, "a.whl")).read(0, (int) plan.length());
        Sha256State state = ResumableSha256.stateAt(PART, ByteSource.of(edited, "edited"), n -> {});
        ObjectSplice splice = new ObjectSplice(
                store, source, plan, Sha256.of(edited), TEXT, ObjectBody.IMMUTABLE, Optional.of(state));
        S3Store s3 = (S3Store) store;
        long sent = s3.traffic().bytesSent();

        assertThat(store.compose("new/a.whl", splice, Condition.matches("0"))).isEmpty();
        String etag = store.compose("new/a.whl", splice, Condition.ABSENT).orElseThrow();
        assertThat(store.compose("new/a.whl", splice, Condition.ABSENT)).isEmpty();
        assertThat(store.compose("new/a.whl", splice, Condition.matches(etag))).isPresent();

        assertThat(s3.traffic().bytesSent() - sent).isEqualTo(4 * 1003L);
        assertThat(s3.traffic().bytesReceived()).isEqualTo(4 * 1000L);
        assertThat(s3.traffic().bytesCopied()).isEqualTo(4 * 2L * PART);
        StoredObject found = store.head("new/a.whl").orElseThrow();
        assertThat(found.sha256()).contains(Sha256.of(edited));
        assertThat(found.digestState()).contains(state);
        try (ByteSource result = store.open(found)) {
            assertThat(Sha256.of(result)).isEqualTo(Sha256.of(edited));
            assertThat(ResumableSha256.resumed(state, result)).isEqualTo(Sha256.of(edited));
        }
    }

    @Test
    void copiesNothingOfALargeObjectThatHasBeenReplaced() {
        byte[] bytes = random(2 * PART);
        store.put("a.whl", body(bytes), Condition.ABSENT);
        ObjectSplice splice = splice("a.whl", 0, PART, "x");
        bytes[0]++;
        store.put("a.whl", body(bytes), Condition.ALWAYS);

        assertThatThrownBy(() -> store.compose("b.whl", splice, Condition.ABSENT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("replaced or removed");
        assertThat(store.head("b.whl")).isEmpty();
        assertThat(uploads()).isEmpty();
    }

    @Test
    void copiesFromAnotherPlaceOfTheSameService() {
        S3Store other = ((S3Store) store).at(new S3Location(bucket(), prefix + "/other"));
        byte[] bytes = random(2 * PART);
        other.put("a.whl", body(bytes), Condition.ABSENT);
        StoredObject source = other.head("a.whl").orElseThrow();
        SplicePlan plan = SplicePlan.builder().copy(0, 2 * PART).build();
        other.close();

        store.compose(
                "b.whl",
                new ObjectSplice(other, source, plan, Sha256.of(bytes), TEXT, ObjectBody.IMMUTABLE, Optional.empty()),
                Condition.ABSENT);

        assertThat(store.get("b.whl").orElseThrow().bytes()).isEqualTo(bytes);
        assertThat(((S3Store) store).traffic().bytesCopied()).isEqualTo(2L * PART);
    }

    @Test
    void sendsOnlyThePartsThatAnInterruptedRunHasNotSent() throws IOException {
        byte[] bytes = random(3 * PART + 1000);
        interrupted("a.whl", bytes, 2);
        assertThat(uploads()).hasSize(1);

        try (S3Store again = inParts()) {
            assertThat(again.put("a.whl", body(bytes), Condition.ABSENT)).isPresent();

            assertThat(again.traffic().bytesSent()).isEqualTo(PART + 1000);
            assertThat(again.traffic().requests()).doesNotContainKey("CreateMultipartUpload");
            assertThat(Sha256.of(again.open(again.head("a.whl").orElseThrow()))).isEqualTo(Sha256.of(bytes));
        }
        assertThat(uploads()).isEmpty();
    }

    @Test
    void doesNotGoOnWithTheUploadOfOtherBytes() throws IOException {
        byte[] bytes = random(2 * PART + 1000);
        interrupted("a.whl", bytes, 1);
        bytes[2 * PART]++; // the first parts are still the same

        try (S3Store again = inParts()) {
            assertThat(again.put("a.whl", body(bytes), Condition.ABSENT)).isPresent();

            assertThat(again.traffic().bytesSent()).isEqualTo(bytes.length);
            assertThat(again.head("a.whl").orElseThrow().sha256()).contains(Sha256.of(bytes));
        }
        assertThat(uploads()).hasSize(1);
    }

    @Test
    void abortsUploadsThatNobodyWillFinish() {
        byte[] bytes = random(2 * PART);
        interrupted("a.whl", bytes, 1);
        bytes[0]++;
        S3Multipart impatient = new S3Multipart(PART, PART, Duration.ofHours(-1));
        try (S3Store again = new S3Store(settings().withMultipart(impatient), new S3Location(bucket(), prefix))) {
            assertThat(again.put("a.whl", body(bytes), Condition.ABSENT)).isPresent();
        }
        assertThat(uploads()).isEmpty();
    }

    /** Sends so many parts of an object, and fails. */
    private void interrupted(String key, byte[] bytes, int parts) {
        ObjectBody body = body(bytes);
        ByteSource dying = new DyingSource(body.bytes(), bytes.length + (long) parts * PART);
        try (S3Store s3 = inParts()) {
            assertThatThrownBy(() -> s3.put(
                            key,
                            new ObjectBody(dying, body.sha256(), body.contentType(), body.cacheControl()),
                            Condition.ABSENT))
                    .hasMessageContaining("the disk is gone");
        }
    }

    /** Uploads in parts that are not finished. */
    private List<String> uploads() {
        try (S3Client client = S3Clients.create(settings(), new S3Traffic())) {
            return List.of("a.whl", "b.whl").stream()
                    .flatMap(
                            key -> client
                                    .listMultipartUploads(
                                            r -> r.bucket(bucket()).prefix(prefix + "/" + key))
                                    .uploads()
                                    .stream())
                    .map(MultipartUpload::uploadId)
                    .toList();
        }
    }

    @Test
    void refusesWrongBytesInParts() {
        byte[] bytes = new byte[PART + 1];
        ObjectBody wrong =
                new ObjectBody(ByteSource.of(bytes, "torch.whl"), Sha256.of(new byte[1]), TEXT, ObjectBody.IMMUTABLE);
        try (ObjectStore inParts = inParts()) {
            assertThatThrownBy(() -> inParts.put("a.whl", wrong, Condition.ABSENT))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("torch.whl");
            assertThat(inParts.head("a.whl")).isEmpty();
        }
    }

    @Test
    void saysThatThereIsNoBucket() {
        try (ObjectStore none = new S3Store(settings(), new S3Location("no-such-bucket-at-all", ""))) {
            String message = "there is no bucket \"no-such-bucket-at-all\"";
            assertThatThrownBy(() -> none.head("a"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(message);
            assertThatThrownBy(() -> none.get("a")).hasMessageContaining(message);
            assertThatThrownBy(() -> none.list("")).hasMessageContaining(message);
            assertThatThrownBy(() -> none.put("a", body(new byte[1]), Condition.ALWAYS))
                    .hasMessageContaining(message);
            assertThatThrownBy(() -> none.put("a", body(new byte[1]), Condition.matches("x")))
                    .hasMessageContaining(message);
        }
    }

    @Test
    void saysThatTheAccessKeyIsNotKnown() {
        failsWithCredentials(new S3Credentials("nobody", "secret-of-nobody"), "does not know the access key (nobody)");
    }

    @Test
    void saysThatTheSecretKeyIsWrong() {
        String known = settings().credentials().orElseThrow().accessKey();
        failsWithCredentials(new S3Credentials(known, "another-secret"), "the secret key does not belong");
    }

    @Test
    void saysThatAnonymousWritersAreDenied() {
        try (ObjectStore anonymous = new S3Store(settings().withoutSignature(), new S3Location(bucket(), prefix))) {
            assertThatThrownBy(() -> anonymous.put("a", body(new byte[1]), Condition.ALWAYS))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("access denied to everybody (anonymous)")
                    .satisfies(e -> assertThat(((StoreException) e).remedy().orElseThrow())
                            .contains("allow s3:PutObject on arn:aws:s3:::" + bucket() + "/" + prefix)
                            .contains("wheel.serverId"));
        }
    }

    @Test
    void countsItsRequests() {
        S3Traffic traffic = ((S3Store) store).traffic();
        put("a", "12345");
        store.get("a");
        store.list("");
        store.delete("a");

        assertThat(traffic.requests())
                .containsEntry("PutObject", 1L)
                .containsEntry("GetObject", 1L)
                .containsEntry("ListObjectsV2", 1L)
                .containsEntry("DeleteObject", 1L)
                .hasSize(4);
        assertThat(traffic.bytesSent()).isEqualTo(5);
        assertThat(traffic.bytesReceived()).isEqualTo(5);
    }

    private void failsWithCredentials(S3Credentials credentials, String message) {
        try (ObjectStore stranger =
                new S3Store(settings().withCredentials(credentials), new S3Location(bucket(), prefix))) {
            for (ThrowingCallable request : List.<ThrowingCallable>of(
                    () -> stranger.head("a"),
                    () -> stranger.get("a"),
                    () -> stranger.list(""),
                    () -> stranger.put("a", body(new byte[1]), Condition.ALWAYS),
                    () -> stranger.delete("a"))) {
                assertThatThrownBy(request)
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining(message)
                        .hasMessageNotContaining(credentials.secretKey());
            }
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private S3Store inParts() {
        return new S3Store(settings().withMultipart(new S3Multipart(PART, PART)), new S3Location(bucket(), prefix));
    }
}
