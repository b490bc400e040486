package io.github.wheelwright.maven.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.StoreException;
import io.github.wheelwright.core.store.StoredObject;
import org.junit.jupiter.api.Test;

class EmbeddedS3Test {
    @Test
    void keepsWhatStandsUnderKeysThatEndInASlash() {
        try (EmbeddedS3 s3 = EmbeddedS3.start()) {
            s3.createBucket("wheels");
            try (S3Store store = new S3Store(s3.settings(), new S3Location("wheels", ""))) {
                store.put("simple/", ObjectBody.of("list", "text/html", "no-cache"), Condition.ABSENT);
                store.put("simple/torch/", ObjectBody.of("page", "text/html", "no-cache"), Condition.ABSENT);
                String etag = store.get("simple/").orElseThrow().etag();

                assertThat(store.put("simple/", ObjectBody.of("new", "text/html", "no-cache"), Condition.matches(etag)))
                        .isPresent();
                assertThat(store.put("simple/", ObjectBody.of("x", "text/html", "no-cache"), Condition.ABSENT))
                        .isEmpty();
                assertThat(store.get("simple/").orElseThrow().bytes())
                        .asString()
                        .isEqualTo("new");
                assertThat(store.list("simple/"))
                        .extracting(StoredObject::key)
                        .containsExactly("simple/", "simple/torch/");
            }
        }
    }

    @Test
    void letsEverybodyReadAPublicBucketOnly() {
        try (EmbeddedS3 s3 = EmbeddedS3.start()) {
            s3.createPublicBucket("public");
            s3.createBucket("private");
            for (String bucket : new String[] {"public", "private"}) {
                try (S3Store owner = new S3Store(s3.settings(), new S3Location(bucket, "simple"))) {
                    owner.put("index.html", ObjectBody.of("page", "text/html", "no-cache"), Condition.ABSENT);
                }
            }
            S3Settings anybody = s3.settings().withoutSignature();
            s3.forgetRequests();

            try (S3Store store = new S3Store(anybody, new S3Location("public", "simple"))) {
                assertThat(store.get("index.html")).isPresent();
                assertThat(store.get("absent.html")).isEmpty();
                assertThat(store.list("")).hasSize(1);
            }
            assertThat(s3.requests()).contains(new EmbeddedS3.Request("GET", "simple/index.html"));
            try (S3Store store = new S3Store(anybody, new S3Location("private", "simple"))) {
                assertThatThrownBy(() -> store.get("index.html"))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("access denied to everybody (anonymous)");
            }
        }
    }
}
