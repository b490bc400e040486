package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bucket whose objects everybody may read and nobody may list: what is not there is 403 behind nginx and 404 before it. */
class MinioThroughNginxIT extends SiteContract {
    private MinioBucket bucket;
    private RecordingProxy behind;

    @Override
    Site publish(Stack stack, Path work) throws IOException {
        bucket = MinioBucket.create();
        bucket.publish(stack, "rocm/stack", work);
        bucket.letEverybodyRead();
        behind = RecordingProxy.before(MinioBucket.endpoint());
        Nginx nginx = Nginx.configuredBy(
                Maven.in(work),
                List.of(
                        "wheel.destination=s3://" + bucket.name() + "/rocm/stack",
                        "wheel.s3.endpoint=" + behind.address(),
                        "wheel.s3.region=us-east-1"),
                work.resolve("nginx"));
        return Site.negotiating(nginx, nginx.address());
    }

    @AfterAll
    void deleteBucket() {
        if (behind != null) {
            behind.close();
        }
        MinioBucket.close(bucket);
    }

    /** S3 reads a bare {@code +} as a space; MinIO forgives it. */
    @Test
    void asksTheStoreForALocalVersionWithThePlusEncoded(@TempDir Path work) {
        behind.forget();

        Installer.UV.install(
                work,
                work.resolve("installed"),
                List.of("--index-url", site().url("simple/"), "local-demo==1.0+cpu.g1a2b3c4"));

        assertThat(behind.requests())
                .allSatisfy(request -> assertThat(request.uri()).doesNotContain("+"))
                .extracting(RecordingProxy.Request::uri)
                .contains("/" + bucket.name() + "/rocm/stack/packages/" + Stack.LOCAL_VERSION.replace("+", "%2B"));
    }
}
