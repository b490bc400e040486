package io.github.wheelwright.maven.s3;

import java.net.URI;
import java.util.List;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;

/**
 * An S3 service in the JVM of the tests, on loopback, that forgets everything in the end.
 *
 * <pre>{@code
 * try (EmbeddedS3 s3 = EmbeddedS3.start()) {
 *     s3.createBucket("wheels");
 *     new S3Store(s3.settings(), new S3Location("wheels", "simple"));
 * }
 * }</pre>
 */
public final class EmbeddedS3 implements AutoCloseable {
    private static final String ACCESS_KEY = "embedded";
    private static final String SECRET_KEY = "embedded-secret";

    private final AtomicBlobStore blobs;
    private final S3Proxy proxy;

    private EmbeddedS3(AtomicBlobStore blobs, S3Proxy proxy) {
        this.blobs = blobs;
        this.proxy = proxy;
    }

    /** A request as the service understood it: {@code PUT}, {@code GET}, {@code HEAD}, {@code LIST}, {@code DELETE}, … */
    public record Request(String operation, String key) {}

    /** A service without buckets. */
    public static EmbeddedS3 start() {
        AtomicBlobStore blobs = new AtomicBlobStore(new TransientNio2BlobStore());
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(blobs)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .ignoreUnknownHeaders(true)
                .build();
        run(proxy::start);
        return new EmbeddedS3(blobs, proxy);
    }

    /** Its address, without the bucket. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    /** The only access key that it knows. */
    public String accessKey() {
        return ACCESS_KEY;
    }

    /** The secret of {@link #accessKey}. */
    public String secretKey() {
        return SECRET_KEY;
    }

    /** How a store reaches it with that key. */
    public S3Settings settings() {
        return S3Settings.DEFAULT.withEndpoint(endpoint()).withCredentials(new S3Credentials(ACCESS_KEY, SECRET_KEY));
    }

    /** A new bucket, for {@link #accessKey} only. */
    public void createBucket(String name) {
        blobs.createContainer(name);
    }

    /** A new bucket that everybody may read and list without a signature. */
    public void createPublicBucket(String name) {
        createBucket(name);
        blobs.setContainerAccess(name, BucketCannedACL.PUBLIC_READ);
    }

    /** All requests since the start or the last {@link #forgetRequests}, oldest first. */
    public List<Request> requests() {
        return List.copyOf(blobs.requests());
    }

    /** Empties the log. */
    public void forgetRequests() {
        blobs.requests().clear();
    }

    @Override
    public void close() {
        run(proxy::stop);
    }

    private static void run(ProxyAction action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) { // the server declares any exception
            throw new IllegalStateException("the embedded S3 service failed", e);
        }
    }

    private interface ProxyAction {
        void run() throws Throwable;
    }
}
