package io.github.wheelwright.maven.build;

import io.github.wheelwright.core.engines.Engines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A program that has run to its end: what it printed, both streams, and how it ended. */
record Run(int status, String text) {
    static Run of(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DOCKER_HOST", Engines.require("docker.host"));
        builder.environment().put("DOCKER_CONFIG", Engines.require("docker.config"));
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), text);
    }

    /** In a new container of the base image, which has nothing of ours. */
    static Run inContainer(List<String> mounts, String script) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Engines.require("docker"), "run", "--rm", "--network=host"));
        mounts.forEach(mount -> command.addAll(List.of("--volume", mount)));
        command.addAll(List.of(Engines.require("base-image"), "sh", "-ec", script));
        return of(command);
    }
}
