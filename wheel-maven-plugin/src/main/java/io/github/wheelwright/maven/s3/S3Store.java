package io.github.wheelwright.maven.s3;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectKey;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A place in a bucket of Amazon S3, or of a service that speaks its protocol with conditional writes.
 *
 * <p>The service itself refuses bytes that do not have the announced digest. A write whose answer was lost is recognised by a
 * mark in the object's metadata and is a success, not a conflict.
 */
public final class S3Store implements ObjectStore {
    private final S3Bucket bucket;
    private final S3Multipart multipart;

    /** The store at {@code location}; no request is sent yet. */
    public S3Store(S3Settings settings, S3Location location) {
        this.bucket = new S3Bucket(settings, location);
        this.multipart = settings.multipart();
    }

    /** What has gone there and come back since this object was made. */
    public S3Traffic traffic() {
        return bucket.traffic();
    }

    /** Address below which a reader without credentials finds each object of a public bucket; ends in {@code /}. */
    public URI address() {
        String key = bucket.location().prefix() + "x";
        String url = bucket.client()
                .utilities()
                .getUrl(request -> request.bucket(bucket.location().bucket()).key(key))
                .toString();
        return URI.create(url.substring(0, url.length() - 1));
    }

    @Override
    public String describe(String key) {
        return bucket.failures().describe(key);
    }

    @Override
    public Optional<StoredObject> head(String key) {
        String name = bucket.name(key);
        return bucket.findByHead(
                        key,
                        client -> client.headObject(r ->
                                r.bucket(bucket.location().bucket()).key(name).checksumMode(ChecksumMode.ENABLED)))
                .map(found -> new StoredObject(
                        key,
                        found.contentLength(),
                        EntityTag.plain(found.eTag()),
                        found.lastModified(),
                        sha256(found)));
    }

    @Override
    public Optional<Content> get(String key) {
        String name = bucket.name(key);
        Optional<ResponseBytes<GetObjectResponse>> found = bucket.find(
                key,
                client -> client.getObjectAsBytes(
                        r -> r.bucket(bucket.location().bucket()).key(name).checksumMode(ChecksumMode.ENABLED)));
        return found.map(answer -> {
            byte[] bytes = answer.asByteArrayUnsafe();
            bucket.traffic().countReceived(bytes.length);
            return new Content(bytes, EntityTag.plain(answer.response().eTag()));
        });
    }

    @Override
    public ByteSource open(StoredObject object) {
        ObjectKey.check(object.key());
        return new S3ByteSource(bucket, object);
    }

    @Override
    public Optional<String> put(String key, ObjectBody body, Condition condition) {
        ObjectKey.check(key);
        return new S3Put(bucket, key, body, condition).run(multipart);
    }

    @Override
    public List<StoredObject> list(String prefix) {
        String names = bucket.location().prefix() + ObjectKey.checkPrefix(prefix);
        return bucket.call(
                S3Operation.LIST,
                prefix,
                client ->
                        client
                                .listObjectsV2Paginator(r ->
                                        r.bucket(bucket.location().bucket()).prefix(names))
                                .contents()
                                .stream()
                                // a service's console makes an empty object of the prefix itself: the folder, to it
                                .filter(found ->
                                        !found.key().equals(bucket.location().prefix()))
                                .map(this::listed)
                                .sorted(Comparator.comparing(StoredObject::key, ObjectKey.ORDER))
                                .toList());
    }

    @Override
    public void delete(String key) {
        String name = bucket.name(key);
        bucket.call(
                S3Operation.DELETE,
                key,
                client -> client.deleteObject(
                        r -> r.bucket(bucket.location().bucket()).key(name)));
    }

    @Override
    public void close() {
        bucket.close();
    }

    private StoredObject listed(S3Object found) {
        String key = found.key().substring(bucket.location().prefix().length());
        Instant written = found.lastModified();
        return new StoredObject(key, found.size(), EntityTag.plain(found.eTag()), written, Optional.empty());
    }

    /** The digest of the whole object, and not that of the digests of its parts (which has their number behind a dash). */
    private static Optional<Sha256> sha256(HeadObjectResponse found) {
        return Optional.ofNullable(found.checksumSHA256())
                .filter(digest -> !digest.contains("-") && !"COMPOSITE".equals(found.checksumTypeAsString()))
                .map(digest -> Sha256.ofRaw(Base64.getDecoder().decode(digest)));
    }
}
