package io.github.wheelwright.it.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Read without credentials straight from the service. */
class ChannelsInMinioIT extends ChannelsContract {
    private MinioBucket bucket;

    @Override
    void run(String goal, List<String> properties, Path work) {
        if (bucket == null) {
            bucket = MinioBucket.create();
        }
        properties.addAll(bucket.properties("rocm"));
        bucket.maven(work).run(goal, properties);
    }

    @Override
    Site open(Path work) throws IOException {
        bucket.letEverybodyReadAndList();
        return Site.plain(MinioBucket.endpoint(), bucket.name() + "/rocm");
    }

    @AfterEach
    void deleteBucket() {
        MinioBucket.close(bucket);
    }
}
