package io.github.wheelwright.it.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class FolderThroughServeIT extends SiteContract {
    @Override
    Site publish(Stack stack, Path work) throws IOException {
        String destination = "wheel.destination=" + work.resolve("index");
        List<String> properties = new ArrayList<>(stack.properties());
        properties.add(destination);
        Maven maven = Maven.in(work);
        maven.run("publish", properties);
        Maven.Server server = maven.serve(List.of(destination));
        return Site.negotiating(server, server.address());
    }
}
