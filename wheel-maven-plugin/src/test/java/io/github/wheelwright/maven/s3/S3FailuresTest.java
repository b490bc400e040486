package io.github.wheelwright.maven.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.StoreException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What each failure of a service says to the user. */
class S3FailuresTest {
    private static final int ATTEMPTS = 2;
    private static final String IN_IRELAND = "x-amz-bucket-region: eu-west-1\r\n";
    private static final String WEB_PAGE = "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 15\r\n"
            + "Connection: close\r\n\r\n<html>no</html>";

    private FaultyProxy service;
    private S3Store store;

    @BeforeEach
    void start() {
        service = new FaultyProxy(URI.create("http://127.0.0.1:1"));
        store = store(service.address());
    }

    @AfterEach
    void stop() {
        store.close();
        service.close();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments(
                        Fault.Answer.error(301, "PermanentRedirect", IN_IRELAND),
                        "the bucket is in region eu-west-1, not in us-east-2",
                        "set wheel.s3.region=eu-west-1"),
                arguments(
                        Fault.Answer.error(307, "TemporaryRedirect"),
                        "the bucket is in another region, not in us-east-2",
                        "set wheel.s3.region to it"),
                arguments(
                        document(
                                400,
                                "<Error><Code>AuthorizationHeaderMalformed</Code><Message>the region 'us-east-2' is wrong;"
                                        + " expecting 'eu-west-1'</Message></Error>"),
                        "the bucket is in region eu-west-1, not in us-east-2",
                        "set wheel.s3.region=eu-west-1"),
                arguments(Fault.Answer.error(400, "ExpiredToken"), "credentials have expired", "sign in again"),
                arguments(Fault.Answer.error(400, "InvalidToken"), "session token is not valid", "token together"),
                arguments(
                        Fault.Answer.error(403, "RequestTimeTooSkewed"),
                        "the clock of this machine",
                        "set this machine's"),
                arguments(Fault.Answer.error(403, "AccessDenied"), "access denied (me)", "allow s3:"),
                arguments(
                        Fault.Answer.error(503, "SlowDown"),
                        "answered 503 SlowDown: made up, 2 times in a row",
                        "run again later"),
                arguments(Fault.Answer.error(500, "InternalError"), "500 InternalError", "run again later"),
                arguments(Fault.Answer.error(507, "XMinioStorageFull"), "no space is left", "make room"),
                arguments(Fault.Answer.error(400, "EntityTooLarge"), "larger than", "larger limit"),
                arguments(
                        Fault.Answer.error(404, "NoSuchBucket"), "there is no bucket \"wheels\"", "create the bucket"),
                arguments(new Fault.Answer(WEB_PAGE), "without S3's description", "wheel.s3.endpoint"),
                arguments(new Fault.CutAnswer(0), "cannot be reached, 2 times in a row", "see whether it runs"),
                arguments(new Fault.Silence(), "did not answer in time, 2 times in a row", "see whether it runs"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void saysWhatIsWrongAndWhatToDo(Fault fault, String problem, String remedy) {
        if (fault instanceof Fault.CutAnswer) {
            service.close();
        }
        for (Runnable request : requests()) {
            IntStream.range(0, 4 * ATTEMPTS).forEach(i -> service.next("", fault));
            StoreException failure = catchThrowableOfType(StoreException.class, request::run);

            assertThat(failure)
                    .hasMessageContaining("s3://wheels/simple/torch/index.html: ")
                    .hasMessageContaining(problem);
            assertThat(failure.remedy().orElseThrow()).contains(remedy);
        }
    }

    @Test
    void asksOnceMoreWhereTheAnswerToHeadIsSilent() {
        service.next("HEAD", Fault.Answer.silent(403)).next("GET", Fault.Answer.error(403, "InvalidAccessKeyId"));

        assertThatThrownBy(() -> store.head("torch/index.html"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("does not know the access key (me)");
    }

    @Test
    void takesOnlyADefiniteNoForAbsent() {
        service.next("HEAD", Fault.Answer.silent(404)).next("GET", Fault.Answer.error(404, "NoSuchBucket"));
        assertThatThrownBy(() -> store.head("torch/index.html")).hasMessageContaining("there is no bucket");

        service.next("HEAD", Fault.Answer.silent(404)).next("GET", new Fault.Answer(WEB_PAGE));
        assertThatThrownBy(() -> store.head("torch/index.html")).hasMessageContaining("without S3's description");

        service.next("GET", Fault.Answer.error(404, "NoSuchKey"));
        assertThat(store.get("torch/index.html")).isEmpty();
    }

    @Test
    void makesSureOfTheBucketOnce() {
        service.next("HEAD", Fault.Answer.silent(404))
                .next("GET", document(200, "<ListBucketResult></ListBucketResult>"))
                .next("HEAD", Fault.Answer.silent(404));

        assertThat(store.head("torch/index.html")).isEmpty();
        assertThat(store.head("torch/index.html")).isEmpty();
        assertThat(service.requests()).hasSize(3);
    }

    @Test
    void saysThatTheHostIsNotKnown() {
        S3Settings settings = S3Settings.DEFAULT.withEndpoint(URI.create("http://no-such-host.invalid"));
        SdkClientException failure = SdkClientException.create("failed", new UnknownHostException("no-such-host"));

        assertThat(new S3Failures(settings, new S3Location("wheels", "")).of(S3Operation.READ, "a", failure))
                .hasMessage("cannot read s3://wheels/a: no host of the name of http://no-such-host.invalid is known");
    }

    @Test
    void saysThatAnEndpointIsNoAddress() {
        assertThatThrownBy(() -> store(URI.create("127.0.0.1")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("\"127.0.0.1\" is not the address of an S3 service");
    }

    @Test
    void neverShowsSecrets() {
        S3Settings settings = S3Settings.DEFAULT.withCredentials(new S3Credentials("me", "mine", "token-of-mine"));

        assertThat(settings.toString()).contains("me").doesNotContain("mine");
    }

    private List<Runnable> requests() {
        ObjectBody body = ObjectBody.of("x", "text/html", ObjectBody.REVALIDATE);
        String key = "torch/index.html";
        return List.of(
                () -> store.get(key),
                () -> store.list(key),
                () -> store.put(key, body, Condition.ABSENT),
                () -> store.put(key, body, Condition.matches("x")),
                () -> store.delete(key));
    }

    private static Fault.Answer document(int status, String document) {
        return new Fault.Answer("HTTP/1.1 " + status + " X\r\nContent-Type: application/xml\r\nContent-Length: "
                + document.length() + "\r\nConnection: close\r\n\r\n" + document);
    }

    private static S3Store store(URI endpoint) {
        return new S3Store(
                S3Settings.DEFAULT
                        .withEndpoint(endpoint)
                        .withRegion("us-east-2")
                        .withCredentials(new S3Credentials("me", "mine"))
                        .withPatience(ATTEMPTS, Duration.ofMillis(500)),
                new S3Location("wheels", "simple"));
    }
}
