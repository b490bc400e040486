package io.github.wheelwright.maven.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How to reach an S3 service.
 *
 * <pre>{@code
 * S3Settings.DEFAULT.withEndpoint(URI.create("http://127.0.0.1:9000")).withCredentials(new S3Credentials("me", "secret"))
 * }</pre>
 *
 * @param endpoint of a service that is not Amazon's ({@code wheel.s3.endpoint})
 * @param region else that of the environment and profile; with an endpoint, {@code us-east-1} in the end ({@code
 *     wheel.s3.region})
 * @param pathStyle the bucket in the path of addresses, not in their host name ({@code wheel.s3.pathStyle})
 * @param anonymous send requests without a signature ({@code wheel.s3.anonymous})
 * @param credentials else those of the AWS default chain ({@code wheel.serverId})
 * @param attempts how often a request is sent at most, when the network or the service fails
 * @param timeout for each wait for bytes
 * @param multipart when objects are sent in parts
 */
public record S3Settings(
        Optional<URI> endpoint,
        Optional<String> region,
        boolean pathStyle,
        boolean anonymous,
        Optional<S3Credentials> credentials,
        int attempts,
        Duration timeout,
        S3Multipart multipart) {
    /** Amazon's S3 with the region and the credentials of the environment. */
    public static final S3Settings DEFAULT = new S3Settings(
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            Optional.empty(),
            6,
            Duration.ofSeconds(60),
            S3Multipart.DEFAULT);

    private static final Duration LONGEST_FOR_CONNECTION = Duration.ofSeconds(10);

    /** Another service, whose buckets are in the path of addresses unless {@link #withPathStyle} says otherwise. */
    public S3Settings withEndpoint(URI uri) {
        return new S3Settings(Optional.of(uri), region, true, anonymous, credentials, attempts, timeout, multipart);
    }

    /** In this region. */
    public S3Settings withRegion(String name) {
        return new S3Settings(
                endpoint, Optional.of(name), pathStyle, anonymous, credentials, attempts, timeout, multipart);
    }

    /** The bucket in the path of addresses, or in their host name. */
    public S3Settings withPathStyle(boolean inPath) {
        return new S3Settings(endpoint, region, inPath, anonymous, credentials, attempts, timeout, multipart);
    }

    /** Without a signature. */
    public S3Settings withoutSignature() {
        return new S3Settings(endpoint, region, pathStyle, true, Optional.empty(), attempts, timeout, multipart);
    }

    /** As somebody. */
    public S3Settings withCredentials(S3Credentials somebody) {
        return new S3Settings(endpoint, region, pathStyle, false, Optional.of(somebody), attempts, timeout, multipart);
    }

    /** Up to {@code count} times, waiting up to {@code duration} each time. */
    public S3Settings withPatience(int count, Duration duration) {
        return new S3Settings(endpoint, region, pathStyle, anonymous, credentials, count, duration, multipart);
    }

    /** In parts of this size. */
    public S3Settings withMultipart(S3Multipart parts) {
        return new S3Settings(endpoint, region, pathStyle, anonymous, credentials, attempts, timeout, parts);
    }

    /** For a connection: a host that drops packets would cost a full timeout for each attempt. */
    Duration connectionTimeout() {
        return timeout.compareTo(LONGEST_FOR_CONNECTION) < 0 ? timeout : LONGEST_FOR_CONNECTION;
    }
}
