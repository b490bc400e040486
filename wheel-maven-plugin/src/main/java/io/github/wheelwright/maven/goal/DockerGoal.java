package io.github.wheelwright.maven.goal;

import io.github.wheelwright.maven.docker.BuilderChoice;
import io.github.wheelwright.maven.docker.Docker;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** A goal that may run Docker. */
abstract class DockerGoal extends StoreGoal {
    /** Docker's command-line client. Example: {@code /usr/bin/docker}. */
    @Parameter(property = "wheel.docker", defaultValue = "docker")
    private String docker;

    /** Builder of buildx; by default the current one. Example: {@code big-machine}. */
    @Parameter(property = "wheel.builder")
    private @Nullable String builder;

    /**
     * Where to create the builder if there is none of that name: {@code tcp://…} of a buildkitd, else a Docker context or host; by
     * default it has to exist. Example: {@code tcp://build.example.org:1234}.
     */
    @Parameter(property = "wheel.builderEndpoint")
    private @Nullable String builderEndpoint;

    /** Whether to refuse a platform that the builder would have to emulate. Example: {@code true}. */
    @Parameter(property = "wheel.nativeOnly", defaultValue = "false")
    private boolean nativeOnly;

    /** Whether each step is done anew, whatever the builder has in its cache. Example: {@code true}. */
    @Parameter(property = "wheel.noCache", defaultValue = "false")
    private boolean noCache;

    DockerGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    final Docker docker() {
        return new Docker(
                docker,
                new BuilderChoice(Optional.ofNullable(builder), Optional.ofNullable(builderEndpoint), nativeOnly),
                Map.of());
    }

    final boolean noCache() {
        return noCache;
    }
}
