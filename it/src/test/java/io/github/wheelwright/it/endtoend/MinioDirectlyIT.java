package io.github.wheelwright.it.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;

/** Read without credentials straight from a real S3 service: its pages are objects whose keys end in a slash. */
class MinioDirectlyIT extends SiteContract {
    private MinioBucket bucket;

    @Override
    Site publish(Stack stack, Path work) throws IOException {
        bucket = MinioBucket.create();
        bucket.publish(stack, "rocm/stack", work);
        bucket.letEverybodyReadAndList();
        return Site.plain(MinioBucket.endpoint(), bucket.name() + "/rocm/stack");
    }

    @AfterAll
    void deleteBucket() {
        MinioBucket.close(bucket);
    }
}
