package io.github.wheelwright.maven.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.wheelwright.core.store.StoreException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** That the default chain is whole: its later links are found by name, and skipped in silence where they are missing. */
@Isolated("sets system properties")
class ChainCredentialsTest {
    private static final String STS_ANSWER = """
            <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
            <AssumeRoleWithWebIdentityResult><Credentials>
            <AccessKeyId>TEMPORARY</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
            <SessionToken>session-of-the-job</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>
            </Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>
            """;

    private final Properties before = new Properties();

    @TempDir
    Path folder;

    @BeforeEach
    void forgetThisMachine() throws IOException {
        assumeTrue(System.getenv("AWS_ACCESS_KEY_ID") == null, "this environment has credentials");
        before.putAll(System.getProperties());
        Path empty = Files.createFile(folder.resolve("empty"));
        set(Map.of(
                "aws.disableEc2Metadata", "true",
                "aws.sharedCredentialsFile", empty.toString(),
                "aws.configFile", empty.toString()));
    }

    @AfterEach
    void restore() {
        System.setProperties(before);
    }

    @Test
    void saysThatThereAreNone() {
        try (S3Store store = store(URI.create("http://127.0.0.1:1"))) {
            assertThatThrownBy(() -> store.head("a"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("no AWS credentials were found:")
                    .hasMessageContaining("\n    EnvironmentVariableCredentialsProvider(): Unable to load")
                    .hasMessageContaining("\n    WebIdentityTokenFileCredentialsProvider(): Either")
                    .satisfies(e -> assertThat(((StoreException) e).remedy().orElseThrow())
                            .contains("wheel.serverId")
                            .contains("aws sso login"));
        }
    }

    @Test
    void takesTheWebIdentityOfAJob() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "token-of-the-job");
        try (FaultyProxy sts = new FaultyProxy(URI.create("http://127.0.0.1:1"));
                EmbeddedS3 s3 = EmbeddedS3.start();
                FaultyProxy service = new FaultyProxy(s3.endpoint());
                S3Store store = store(service.address())) {
            sts.next(
                    "POST",
                    new Fault.Answer("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: "
                            + STS_ANSWER.length() + "\r\nConnection: close\r\n\r\n" + STS_ANSWER));
            set(Map.of(
                    "aws.webIdentityTokenFile",
                    token.toString(),
                    "aws.roleArn",
                    "arn:aws:iam::123456789012:role/release",
                    "aws.region",
                    "eu-west-1",
                    "aws.endpointUrlSts",
                    sts.address().toString()));

            assertThatThrownBy(() -> store.get("a"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageNotContaining("no AWS credentials");
            assertThat(sts.requests()).hasSize(1);
            assertThat(service.heads().get(0))
                    .contains("Credential=TEMPORARY/")
                    .containsIgnoringCase("x-amz-security-token: session-of-the-job");
        }
    }

    private static S3Store store(URI endpoint) {
        return new S3Store(
                S3Settings.DEFAULT
                        .withEndpoint(endpoint)
                        .withRegion("us-east-1")
                        .withPatience(1, Duration.ofSeconds(5)),
                new S3Location("wheels", ""));
    }

    private static void set(Map<String, String> properties) {
        properties.forEach(System::setProperty);
    }
}
