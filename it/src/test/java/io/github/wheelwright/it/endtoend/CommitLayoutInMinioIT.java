package io.github.wheelwright.it.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** Read without credentials straight from the service. */
class CommitLayoutInMinioIT extends CommitLayoutContract {
    private MinioBucket bucket;

    @Override
    void publish(List<String> properties, Path work) {
        if (bucket == null) {
            bucket = MinioBucket.create();
        }
        List<String> all = new ArrayList<>(properties);
        all.addAll(bucket.properties("rocm"));
        bucket.maven(work).run("publish", all);
    }

    @Override
    Site open(Path work) throws IOException {
        bucket.letEverybodyReadAndList();
        return Site.plain(MinioBucket.endpoint(), bucket.name() + "/rocm");
    }

    @AfterAll
    void deleteBucket() {
        MinioBucket.close(bucket);
    }
}
