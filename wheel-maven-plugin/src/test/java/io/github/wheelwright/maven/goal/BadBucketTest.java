package io.github.wheelwright.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.maven.s3.EmbeddedS3;
import io.github.wheelwright.maven.s3.Fault;
import io.github.wheelwright.maven.s3.FaultyProxy;
import io.github.wheelwright.maven.s3.S3Location;
import io.github.wheelwright.maven.s3.S3Store;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Buckets that cannot be written: the error says why, and readers see what they saw before. */
class BadBucketTest {
    private static final int MORE_THAN_ATTEMPTS = 20;

    @TempDir
    private Path folder;

    private EmbeddedS3 s3;
    private FaultyProxy proxy;
    private S3Store store;

    @BeforeEach
    void start() throws Exception {
        s3 = EmbeddedS3.start();
        s3.createPublicBucket("wheels");
        proxy = new FaultyProxy(s3.endpoint());
        store = new S3Store(s3.settings(), new S3Location("wheels", ""));
        wheel("demo");
        run().run();
        wheel("other");
    }

    @AfterEach
    void stop() {
        store.close();
        proxy.close();
        s3.close();
    }

    @Test
    void missingBucket() {
        assertThatFails(run().with("destination", "s3://wheel"))
                .hasMessageContaining("there is no bucket \"wheel\" at " + proxy.address())
                .hasMessageEndingWith("perhaps you should create the bucket, or correct wheel.destination");
    }

    @Test
    void unknownAccessKey() {
        assertThatFails(run().withServer("stranger", s3.secretKey()))
                .hasMessageContaining("does not know the access key (stranger)")
                .hasMessageContaining("perhaps you should correct the access key of wheel.serverId");
    }

    @Test
    void wrongSecret() {
        assertThatFails(run().withServer(s3.accessKey(), "wrong"))
                .hasMessageContaining("the secret key does not belong to the access key (embedded)")
                .hasMessageContaining("perhaps you should correct the secret key of wheel.serverId");
    }

    @Test
    void deniedAccess() {
        assertThatFails(run().with("serverId", null).with("s3Anonymous", true))
                .hasMessageContaining("cannot write s3://wheels/_txn/")
                .hasMessageContaining("access denied to everybody (anonymous)")
                .hasMessageContaining("perhaps you should allow ")
                .hasMessageContaining("s3:PutObject");
    }

    @Test
    void wrongRegion() {
        proxy.next(
                "GET /wheels",
                Fault.Answer.error(400, "AuthorizationHeaderMalformed", "x-amz-bucket-region: eu-west-1\r\n"));
        assertThatFails(run().with("s3Region", "us-west-2"))
                .hasMessageContaining("the bucket is in region eu-west-1, not in us-west-2")
                .hasMessageContaining("perhaps you should set wheel.s3.region=eu-west-1");
    }

    @Test
    void endpointThatIsDown() {
        URI address = proxy.address();
        proxy.close();
        assertThatFails(run())
                .hasMessageContaining(address + " cannot be reached")
                .hasMessageContaining("perhaps you should see whether it runs");
    }

    @Test
    void connectionThatIsCutOnceIsTriedAgain() throws Exception {
        proxy.next("PUT /wheels/packages/other", new Fault.CutRequest(100));
        run().run();
        assertThat(Pages.of(store)).containsKey("simple/other/index.json");
    }

    @Test
    void connectionThatIsCutAgainAndAgain() throws Exception {
        wheel("third");
        for (int i = 0; i < MORE_THAN_ATTEMPTS; i++) {
            proxy.next("PUT /wheels/packages/third-1.0-py3-none-any.whl HTTP", new Fault.CutRequest(100));
        }
        assertThatFails(run())
                .hasMessageContaining("cannot write s3://wheels/packages/third-1.0-py3-none-any.whl")
                .hasMessageContaining("perhaps you should run again");

        GoalRun again = run().with("s3Endpoint", s3.endpoint().toString());
        again.run();
        assertThat(again.report().get("wheels").findValuesAsText("result"))
                .containsExactly("already there", "already there", "uploaded");
    }

    /** The run fails, tells so in its report, and the pages stay as they were. */
    private AbstractThrowableAssert<?, ?> assertThatFails(GoalRun run) {
        Map<String, String> before = Pages.of(store);
        AbstractThrowableAssert<?, ?> failure =
                assertThatThrownBy(run::run).hasMessageStartingWith("\npublish: cannot ");
        assertThat(Pages.of(store)).isEqualTo(before).isNotEmpty();
        try {
            assertThat(run.report().get("status").asText()).isEqualTo("failed");
        } catch (IOException e) {
            throw new AssertionError("no report", e);
        }
        return failure;
    }

    private GoalRun run() {
        return new GoalRun(folder)
                .with("destination", "s3://wheels")
                .with("s3Endpoint", proxy.address().toString())
                // the embedded service gives no body for keys that end in a slash
                .with("directoryKeys", "false")
                .withServer(s3.accessKey(), s3.secretKey());
    }

    private void wheel(String name) throws IOException {
        WheelFiles.write(Files.createDirectories(folder.resolve("dist")), name, "1.0");
    }
}
