package io.github.wheelwright.it.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class CommitLayoutInFolderIT extends CommitLayoutContract {
    @Override
    void publish(List<String> properties, Path work) {
        List<String> all = new ArrayList<>(properties);
        all.add(destination(work));
        Maven.in(work).run("publish", all);
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
