package io.github.wheelwright.maven.s3;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectKey;
import io.github.wheelwright.core.store.ObjectSplice;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
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
        this(new S3Bucket(settings, location), settings.multipart());
    }

    private S3Store(S3Bucket bucket, S3Multipart multipart) {
        this.bucket = bucket;
        this.multipart = multipart;
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
                        S3Notes.sha256(found),
                        S3Notes.state(found)));
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

    /** {@inheritDoc} The service copies what it has: in this bucket, or in another that the same client reaches. */
    @Override
    public Optional<String> compose(String key, ObjectSplice splice, Condition condition) {
        ObjectKey.check(key);
        List<SplicedPart> parts = S3Put.parts(splice.plan(), multipart);
        if (!(splice.store() instanceof S3Store from)
                || !from.bucket.isReachedBy(bucket)
                || !SplicedPart.anyCopied(parts)) {
            return ObjectStore.super.compose(key, splice, condition);
        }
        // not closed: it holds nothing open
        ObjectBody body = splice.body(from.open(splice.source()));
        return new S3Put(bucket, key, body, condition).compose(from.bucket, splice.source(), parts);
    }

    /** Another place at the same service, reached by the same client; the traffic of both is counted together. */
    public S3Store at(S3Location location) {
        return new S3Store(bucket.at(location), multipart);
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
}
