package io.github.wheelwright.it.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class ChannelsInFolderIT extends ChannelsContract {
    @Override
    void run(String goal, List<String> properties, Path work) {
        properties.add(destination(work));
        Maven.in(work).run(goal, properties);
    }

    @Override
    Site open(Path work) throws IOException {
        Maven.Server server = Maven.in(work).serve(List.of(destination(work)));
        return Site.negotiating(server, server.address());
    }

    private static String destination(Path work) {
        return "wheel.destination=" + work.resolve("index");
    }
}
