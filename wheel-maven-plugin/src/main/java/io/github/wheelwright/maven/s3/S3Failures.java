package io.github.wheelwright.maven.s3;

import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.StoreException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** What a failure of the service, the network or the SDK means for the user: what, where, and what to do. */
final class S3Failures {
    private static final Set<String> WRONG_BYTES =
            Set.of("BadDigest", "InvalidDigest", "XAmzContentChecksumMismatch", "XAmzContentSHA256Mismatch");
    private static final Set<String> WRONG_REGION = Set.of(
            "AuthorizationHeaderMalformed",
            "PermanentRedirect",
            "TemporaryRedirect",
            "IllegalLocationConstraintException");
    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired");
    private static final Set<String> FULL =
            Set.of("QuotaExceeded", "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded");
    private static final Pattern REGION = Pattern.compile("(?i)expecting '([a-z0-9-]+)'");

    private final S3Settings settings;
    private final S3Location location;

    S3Failures(S3Settings settings, S3Location location) {
        this.settings = settings;
        this.location = location;
    }

    /** The bucket is there and the object is not. */
    static boolean isNoSuchKey(AwsServiceException e) {
        return e.statusCode() == 404 && code(e).equals("NoSuchKey");
    }

    /** An {@code If-Match} or {@code If-None-Match} that does not hold. */
    static boolean isConditionFailed(AwsServiceException e) {
        return e.statusCode() == 412;
    }

    /** The upload in parts has been completed or aborted already. */
    static boolean isNoSuchUpload(AwsServiceException e) {
        return code(e).equals("NoSuchUpload");
    }

    /** Another write to the same key was under way: to be tried again. */
    static boolean isConflict(AwsServiceException e) {
        return e.statusCode() == 409;
    }

    /** The service took a digest of the bytes, and it is not the one that was announced. */
    static boolean isWrongBytes(AwsServiceException e) {
        return WRONG_BYTES.contains(code(e));
    }

    StoreException wrongBytes(String key, ObjectBody body, AwsServiceException e) {
        return new StoreException(
                "nothing was written to " + describe(key) + ": the service found that "
                        + body.bytes().description() + " does not have the announced " + body.sha256(),
                "see whether something else is writing to " + body.bytes().description()
                        + ", or whether a proxy changes what is sent",
                e);
    }

    StoreException of(S3Operation operation, String key, SdkException e) {
        String what = "cannot " + operation.verb() + " " + describe(key) + ": ";
        return e instanceof AwsServiceException answer ? answered(what, operation, answer) : silent(what, e);
    }

    String describe(String key) {
        return location + key;
    }

    private StoreException answered(String what, S3Operation operation, AwsServiceException e) {
        String code = code(e);
        int status = e.statusCode();
        if (code.equals("NoSuchBucket")) {
            return new StoreException(
                    what + "there is no bucket \"" + location.bucket() + "\" at " + service(),
                    "create the bucket, or correct wheel.destination",
                    e);
        }
        if (WRONG_REGION.contains(code) || status == 301 || status == 307) {
            return wrongRegion(what, e);
        }
        if (code.equals("InvalidAccessKeyId")) {
            return new StoreException(
                    what + service() + " does not know the access key" + who(),
                    "correct the access key of wheel.serverId in settings.xml, or what the AWS default chain finds",
                    e);
        }
        if (code.equals("SignatureDoesNotMatch")) {
            return new StoreException(
                    what + "the secret key does not belong to the access key" + who(),
                    "correct the secret key of wheel.serverId in settings.xml, or what the AWS default chain finds",
                    e);
        }
        if (EXPIRED.contains(code)) {
            return new StoreException(
                    what + "the temporary credentials have expired", "sign in again (aws sso login), and run again", e);
        }
        if (code.equals("InvalidToken")) {
            return new StoreException(
                    what + "the session token is not valid", "set access key, secret key and token together", e);
        }
        if (code.equals("RequestTimeTooSkewed")) {
            return new StoreException(
                    what + "the clock of this machine and that of " + service() + " differ too much",
                    "set this machine's clock",
                    e);
        }
        if (WRONG_BYTES.contains(code)) {
            return new StoreException(
                    what + "the bytes were changed on their way (" + code + ")", "look for a faulty proxy", e);
        }
        if (FULL.contains(code) || status == 507) {
            return new StoreException(what + "no space is left at " + service(), "make room there, and run again", e);
        }
        if (code.equals("EntityTooLarge")) {
            return new StoreException(
                    what + "it is larger than " + service() + " takes in one request", "ask for a larger limit", e);
        }
        if (status == 401 || status == 403) {
            return new StoreException(
                    what + "access denied" + who(), "allow " + operation.statement(location) + others(operation), e);
        }
        if (status >= 500 || e.isThrottlingException()) {
            return new StoreException(
                    what + service() + " answered " + answer(e) + ", " + settings.attempts() + " times in a row",
                    "run again later",
                    e);
        }
        if (isConflict(e)) {
            return new StoreException(
                    what + "other writers are at it again and again (" + answer(e) + ")", "run again later", e);
        }
        if (code.isEmpty()) {
            return new StoreException(
                    what + service() + " answered " + answer(e) + " without S3's description of an error",
                    "see whether wheel.s3.endpoint is the address of an S3 service",
                    e);
        }
        return new StoreException(what + service() + " answered " + answer(e), "", e);
    }

    private StoreException wrongRegion(String what, AwsServiceException e) {
        Optional<String> right = region(e);
        return new StoreException(
                what + "the bucket is in " + right.map(r -> "region " + r).orElse("another region")
                        + settings.region().map(r -> ", not in " + r).orElse(""),
                "set wheel.s3.region" + right.map(r -> "=" + r).orElse(" to it"),
                e);
    }

    private StoreException silent(String what, SdkException e) {
        if (e instanceof AbortedException) {
            return new StoreException(what + "interrupted", "", e);
        }
        if (cause(e, UnknownHostException.class).isPresent()) {
            return new StoreException(
                    what + "no host of the name of " + service() + " is known",
                    "correct wheel.s3.endpoint, or set wheel.s3.pathStyle=true where buckets have no host names",
                    e);
        }
        Optional<SSLException> tls = cause(e, SSLException.class);
        if (tls.isPresent()) {
            return new StoreException(
                    what + "no secure connection to " + service() + ": "
                            + tls.get().getMessage(),
                    "correct wheel.s3.endpoint, or let Java trust its certificate (javax.net.ssl.trustStore)",
                    e);
        }
        // Apache's exception for a connection that is not made in time is of both kinds
        boolean timeout = cause(e, SocketTimeoutException.class).isPresent();
        if (timeout || cause(e, ConnectException.class).isPresent()) {
            return new StoreException(
                    what + service() + (timeout ? " did not answer in time" : " cannot be reached") + ", "
                            + settings.attempts() + " times in a row",
                    "see whether it runs, and whether wheel.s3.endpoint and the proxy settings are right",
                    e);
        }
        return new StoreException(
                what + "the exchange with " + service() + " failed: " + e.getMessage(), "run again", e);
    }

    private String service() {
        return settings.endpoint().map(String::valueOf).orElse("Amazon S3");
    }

    private String who() {
        return settings.anonymous()
                ? " to everybody (anonymous)"
                : settings.credentials().map(c -> " (" + c.accessKey() + ")").orElse("");
    }

    private String others(S3Operation operation) {
        String anonymous = settings.anonymous() ? ", or set wheel.serverId and not wheel.s3.anonymous" : "";
        // without the right to list, S3 says 403 for what is not there
        String absent = operation == S3Operation.READ
                ? ", and " + S3Operation.LIST.statement(location) + ", without which absent objects are denied as well"
                : "";
        return absent + anonymous;
    }

    private static String answer(AwsServiceException e) {
        String id = e.requestId() == null ? "" : " (request " + e.requestId() + ")";
        String message =
                details(e).map(AwsErrorDetails::errorMessage).map(m -> ": " + m).orElse("");
        return (e.statusCode() + " " + code(e)).strip() + message + id;
    }

    private static Optional<String> region(AwsServiceException e) {
        Optional<String> header = details(e)
                .flatMap(d -> Optional.ofNullable(d.sdkHttpResponse()))
                .flatMap(r -> r.firstMatchingHeader("x-amz-bucket-region"));
        return header.or(() -> details(e)
                .map(AwsErrorDetails::errorMessage)
                .map(REGION::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1)));
    }

    private static String code(AwsServiceException e) {
        return details(e).map(AwsErrorDetails::errorCode).orElse("");
    }

    private static Optional<AwsErrorDetails> details(AwsServiceException e) {
        return Optional.ofNullable(e.awsErrorDetails());
    }

    private static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
        return Stream.<Throwable>iterate(e, t -> t != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
