package io.github.wheelwright.maven.s3;

import io.github.wheelwright.core.store.ObjectKey;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A place in a bucket, the client that reaches it, and what failures there mean. */
final class S3Bucket implements AutoCloseable {
    private final boolean ownsClient;
    private final S3Settings settings;
    private final S3Client client;
    private final S3Location location;
    private final S3Failures failures;
    private final S3Traffic traffic;
    private volatile boolean confirmed;

    S3Bucket(S3Settings settings, S3Location location) {
        this(settings, location, new S3Traffic());
    }

    private S3Bucket(S3Settings settings, S3Location location, S3Traffic traffic) {
        this(settings, location, traffic, S3Clients.create(settings, traffic), true);
    }

    private S3Bucket(S3Settings settings, S3Location location, S3Traffic traffic, S3Client client, boolean ownsClient) {
        this.ownsClient = ownsClient;
        this.settings = settings;
        this.traffic = traffic;
        this.client = client;
        this.location = location;
        this.failures = new S3Failures(settings, location);
    }

    /** Another place, reached by the same client, which {@link #close} of this one closes. */
    S3Bucket at(S3Location other) {
        return new S3Bucket(settings, other, traffic, client, false);
    }

    /** Whether requests of {@code other}'s client can name objects of this bucket: same service, same rights. */
    boolean isReachedBy(S3Bucket other) {
        return settings.endpoint().equals(other.settings.endpoint())
                && settings.credentials().equals(other.settings.credentials())
                && settings.anonymous() == other.settings.anonymous();
    }

    S3Client client() {
        return client;
    }

    S3Location location() {
        return location;
    }

    S3Traffic traffic() {
        return traffic;
    }

    S3Failures failures() {
        return failures;
    }

    /** The bucket's name of the object that the store knows as {@code key}. */
    String name(String key) {
        return location.prefix() + ObjectKey.check(key);
    }

    /** The answer, or what its failure means. */
    <T> T call(S3Operation operation, String key, Function<S3Client, T> request) {
        try {
            T answer = request.apply(client);
            confirmed = true;
            return answer;
        } catch (SdkException e) {
            throw failures.of(operation, key, e);
        }
    }

    /** The answer, or empty where there is definitely no such object. */
    <T> Optional<T> find(String key, Function<S3Client, T> request) {
        return call(S3Operation.READ, key, c -> {
            try {
                return Optional.of(request.apply(c));
            } catch (S3Exception e) {
                if (S3Failures.isNoSuchKey(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** As {@link #find}, for a HEAD request, whose answer has no body that would tell what exactly failed. */
    <T> Optional<T> findByHead(String key, Function<S3Client, T> request) {
        return call(S3Operation.READ, key, c -> {
            try {
                return Optional.of(request.apply(c));
            } catch (S3Exception e) {
                if (e.statusCode() != 404) {
                    throw explained(e);
                }
                if (!confirmed) {
                    listOne();
                }
                return Optional.empty();
            }
        });
    }

    private AwsServiceException explained(S3Exception silent) {
        try {
            listOne();
            return silent;
        } catch (AwsServiceException e) {
            return e;
        }
    }

    private void listOne() {
        client.listObjectsV2(
                r -> r.bucket(location.bucket()).prefix(location.prefix()).maxKeys(1));
    }

    @Override
    public void close() {
        if (ownsClient) {
            client.close();
        }
    }
}
