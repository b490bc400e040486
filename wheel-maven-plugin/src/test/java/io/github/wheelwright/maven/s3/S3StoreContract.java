package io.github.wheelwright.maven.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoreContract;
import io.github.wheelwright.core.store.StoreException;
import io.github.wheelwright.core.store.StoredObject;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

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
        byte[] bytes = new byte[2 * PART + 1000];
        new Random(1).nextBytes(bytes);
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
            assertThat(found.sha256()).isEmpty();
            try (ByteSource source = inParts.open(found)) {
                assertThat(Sha256.of(source)).isEqualTo(Sha256.of(bytes));
            }
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

    private ObjectStore inParts() {
        return new S3Store(settings().withMultipart(new S3Multipart(PART, PART)), new S3Location(bucket(), prefix));
    }
}
