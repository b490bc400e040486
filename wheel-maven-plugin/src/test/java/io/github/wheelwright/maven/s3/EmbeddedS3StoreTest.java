package io.github.wheelwright.maven.s3;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class EmbeddedS3StoreTest extends S3StoreContract {
    private static EmbeddedS3 s3;

    @BeforeAll
    static void start() {
        s3 = EmbeddedS3.start();
        s3.createBucket("wheels");
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    @Override
    S3Settings settings() {
        return s3.settings();
    }

    @Override
    String bucket() {
        return "wheels";
    }
}
