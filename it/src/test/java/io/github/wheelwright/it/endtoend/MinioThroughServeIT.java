package io.github.wheelwright.it.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;

/** A bucket that only its owner can read. */
class MinioThroughServeIT extends SiteContract {
    private MinioBucket bucket;

    @Override
    Site publish(Stack stack, Path work) throws IOException {
        bucket = MinioBucket.create();
        bucket.publish(stack, "rocm/stack", work);
        Maven.Server server = bucket.maven(work).serve(bucket.properties("rocm/stack"));
        return Site.negotiating(server, server.address());
    }

    @AfterAll
    void deleteBucket() {
        MinioBucket.close(bucket);
    }
}
