package io.github.wheelwright.maven.s3;

import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.StoreException;
import io.github.wheelwright.core.store.StoredObject;
import io.github.wheelwright.core.zip.SplicePlan;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * One write of one object, however many requests it takes.
 *
 * <p>An answer may be lost after the write has happened; the next attempt then finds its own object and is told that the
 * condition does not hold. So each write leaves a mark of its own in the object's metadata, by which it is recognised.
 * Comparing digests would not do: two writers may write the same bytes, and only one of them may win.
 */
final class S3Put {
    /** Most bytes of a part that is sent to be spliced with others; each is held in memory. */
    private static final long MOST_SENT = 8L << 20;

    private static final int CONFLICTS = 8;
    private static final int FIRST_PAUSE_MILLIS = 50;

    private final S3Bucket bucket;
    private final String key;
    private final ObjectBody body;
    private final Condition condition;
    private final String mark = UUID.randomUUID().toString();
    private volatile boolean resumed;

    S3Put(S3Bucket bucket, String key, ObjectBody body, Condition condition) {
        this.bucket = bucket;
        this.key = key;
        this.body = body;
        this.condition = condition;
    }

    /** The new entity tag, or empty where the condition did not hold. */
    Optional<String> run(S3Multipart multipart) {
        if (body.bytes().length() <= multipart.threshold()) {
            return patiently(this::whole);
        }
        S3Parts parts = new S3Parts(this, multipart);
        return patiently(parts::upload);
    }

    /** As {@link #run}; the service itself copies what it has in {@code from}. */
    Optional<String> compose(S3Bucket from, StoredObject source, List<SplicedPart> parts) {
        return patiently(new S3Composition(this, from, source, parts)::compose);
    }

    /** The parts of {@code plan} as the service takes them. */
    static List<SplicedPart> parts(SplicePlan plan, S3Multipart multipart) {
        return SplicedPart.of(plan, S3Multipart.LEAST, multipart.partSizeFor(plan.length()), MOST_SENT);
    }

    S3Bucket bucket() {
        return bucket;
    }

    String name() {
        return bucket.name(key);
    }

    String where() {
        return bucket.failures().describe(key);
    }

    ObjectBody body() {
        return body;
    }

    /** The metadata of an object in parts, of whose whole the service takes no digest. */
    Map<String, String> notesForParts() {
        return S3Notes.of(mark, Optional.of(body.sha256()), body.digestState());
    }

    /** This write goes on with the parts of another, and so with its mark, which nobody knows. */
    void resumed() {
        resumed = true;
    }

    Optional<String> ifNoneMatch() {
        return condition instanceof Condition.Absent ? Optional.of("*") : Optional.empty();
    }

    Optional<String> ifMatch() {
        return condition instanceof Condition.Matches m ? Optional.of(EntityTag.quoted(m.etag())) : Optional.empty();
    }

    /** Sends a range of the body. */
    <T> T sending(long offset, long length, Function<RequestBody, T> request) {
        try (BodyProvider bytes = new BodyProvider(body.bytes(), offset, length, bucket.traffic())) {
            try {
                return request.apply(bytes.requestBody(body.contentType()));
            } catch (SdkException | UncheckedIOException e) {
                if (bytes.failure().isPresent()) {
                    throw StoreException.unreadableBody(
                            where(), body, bytes.failure().get());
                }
                throw e;
            }
        }
    }

    private String whole() {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(bucket.location().bucket())
                .key(name())
                .contentType(body.contentType())
                .cacheControl(body.cacheControl())
                .checksumSHA256(body.sha256().base64())
                .metadata(S3Notes.of(mark, Optional.empty(), body.digestState()));
        ifNoneMatch().ifPresent(request::ifNoneMatch);
        ifMatch().ifPresent(request::ifMatch);
        long length = body.bytes().length();
        return EntityTag.plain(sending(0, length, bytes -> bucket.client().putObject(request.build(), bytes))
                .eTag());
    }

    private Optional<String> patiently(Attempt attempt) {
        for (int n = 1; ; n++) {
            try {
                return Optional.of(attempt.etag());
            } catch (S3Exception e) {
                if (n == CONFLICTS || !S3Failures.isConflict(e)) {
                    return settled(e);
                }
                pause(n);
            } catch (SdkException e) {
                throw bucket.failures().of(S3Operation.WRITE, key, e);
            }
        }
    }

    private Optional<String> settled(S3Exception e) {
        if (S3Failures.isConditionFailed(e) || S3Failures.isNoSuchUpload(e)) {
            Optional<String> ours = ours();
            if (ours.isPresent() || S3Failures.isConditionFailed(e)) {
                return ours;
            }
        }
        if (ifMatch().isPresent() && S3Failures.isNoSuchKey(e)) {
            return Optional.empty();
        }
        throw S3Failures.isWrongBytes(e)
                ? bucket.failures().wrongBytes(key, body, e)
                : bucket.failures().of(S3Operation.WRITE, key, e);
    }

    private Optional<String> ours() {
        return bucket.findByHead(
                        key,
                        c -> c.headObject(
                                r -> r.bucket(bucket.location().bucket()).key(name())))
                .filter(this::isOurs)
                .map(HeadObjectResponse::eTag)
                .map(EntityTag::plain);
    }

    /** Who resumes an upload takes the same bytes for its own: S3 does not tell which of two that did so has completed it. */
    private boolean isOurs(HeadObjectResponse found) {
        return S3Notes.write(found).equals(Optional.of(mark))
                || resumed && S3Notes.sha256(found).equals(Optional.of(body.sha256()));
    }

    private void pause(int n) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_MILLIS, (long) FIRST_PAUSE_MILLIS << n));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("cannot write " + where() + ": interrupted", "", e);
        }
    }

    /** Writes the object once, and returns its entity tag. */
    private interface Attempt {
        String etag();
    }
}
