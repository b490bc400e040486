package io.github.wheelwright.it.endtoend;

import io.github.wheelwright.core.engines.Engines;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A new bucket at MinIO, deleted with all that is in it in the end. */
final class MinioBucket implements AutoCloseable {
    private final S3Client client;
    private final String name;

    private MinioBucket(S3Client client, String name) {
        this.client = client;
        this.name = name;
    }

    static MinioBucket create() {
        S3Client client = S3Client.builder()
                .endpointOverride(URI.create(endpoint()))
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        Engines.require("minio.accessKey"), Engines.require("minio.secretKey"))))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
        MinioBucket bucket = new MinioBucket(client, "wheelwright-e2e-" + System.nanoTime());
        client.createBucket(r -> r.bucket(bucket.name));
        return bucket;
    }

    static String endpoint() {
        return Engines.require("minio.endpoint");
    }

    String name() {
        return name;
    }

    /** How a goal reaches {@code prefix} in it. */
    List<String> properties(String prefix) {
        return List.of("wheel.destination=s3://" + name + "/" + prefix, "wheel.s3.endpoint=" + endpoint());
    }

    /** Publishes {@code stack} to {@code prefix} in it. */
    void publish(Stack stack, String prefix, Path work) {
        List<String> properties = new ArrayList<>(properties(prefix));
        properties.addAll(stack.properties());
        maven(work).run("publish", properties);
    }

    /** Maven with this bucket's credentials. */
    Maven maven(Path folder) {
        return Maven.in(folder).as(Engines.require("minio.accessKey"), Engines.require("minio.secretKey"));
    }

    /** Everybody may read objects and be told that there are none: without the right to list, S3 says 403 of what is not there. */
    void letEverybodyReadAndList() {
        policy("""
                {"Effect": "Allow", "Principal": "*", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::%s"},""".formatted(name));
    }

    /** Everybody may read objects; the answer for what is not there is 403. */
    void letEverybodyRead() {
        policy("");
    }

    /** Deletes it with all that is in it. */
    @Override
    public void close() {
        client.listObjectsV2Paginator(r -> r.bucket(name))
                .contents()
                .forEach(object -> client.deleteObject(r -> r.bucket(name).key(object.key())));
        client.deleteBucket(r -> r.bucket(name));
        client.close();
    }

    /** Closes {@code bucket}, where a test came as far as creating it. */
    static void close(MinioBucket bucket) {
        if (bucket != null) {
            bucket.close();
        }
    }

    private void policy(String more) {
        client.putBucketPolicy(r -> r.bucket(name).policy("""
                        {"Version": "2012-10-17", "Statement": [%s
                        {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::%s/*"}]}
                        """.formatted(more, name)));
    }
}
