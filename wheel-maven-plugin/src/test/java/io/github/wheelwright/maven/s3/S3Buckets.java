package io.github.wheelwright.maven.s3;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.store.ObjectStore;
import java.net.URI;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/** Buckets of the MinIO that {@code .ci/engines} starts, for tests of other packages. */
public final class S3Buckets {
    private S3Buckets() {}

    /** Part of {@code bucket}, which is made if need be. */
    public static ObjectStore minio(String bucket, String prefix) {
        S3Settings settings = S3Settings.DEFAULT
                .withEndpoint(URI.create(Engines.require("minio.endpoint")))
                .withCredentials(
                        new S3Credentials(Engines.require("minio.accessKey"), Engines.require("minio.secretKey")));
        try (S3Client client = S3Clients.create(settings, new S3Traffic())) {
            client.createBucket(r -> r.bucket(bucket));
        } catch (BucketAlreadyOwnedByYouException e) {
            // by an earlier run
        }
        return new S3Store(settings, new S3Location(bucket, prefix));
    }
}
