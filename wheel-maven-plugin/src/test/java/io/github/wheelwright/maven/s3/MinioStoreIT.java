package io.github.wheelwright.maven.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.engines.Engines;
import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

class MinioStoreIT extends S3StoreContract {
    private static final String BUCKET = "wheelwright-store-contract";
    private static S3Settings settings;

    @BeforeAll
    static void createBucket() {
        settings = S3Settings.DEFAULT
                .withEndpoint(URI.create(Engines.require("minio.endpoint")))
                .withCredentials(
                        new S3Credentials(Engines.require("minio.accessKey"), Engines.require("minio.secretKey")));
        try (S3Client client = S3Clients.create(settings, new S3Traffic())) {
            client.createBucket(r -> r.bucket(BUCKET));
        } catch (BucketAlreadyOwnedByYouException e) {
            // by an earlier run
        }
    }

    @Override
    S3Settings settings() {
        return settings;
    }

    @Override
    String bucket() {
        return BUCKET;
    }

    /** The embedded service cannot: its objects are files. */
    @Test
    void holdsAnObjectBesideThoseBelowIt() {
        put("simple/", "list");
        put("simple/torch/", "page");
        put("simple/torch/index.html", "page");

        assertThat(keys(store.list(""))).containsExactly("simple/", "simple/torch/", "simple/torch/index.html");
        assertThat(text(store.get("simple/").orElseThrow())).isEqualTo("list");
    }
}
