package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.config.Pairs;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.docker.BuilderChoice;
import io.github.wheelwright.maven.docker.Docker;
import io.github.wheelwright.maven.dockerfile.BuildContext;
import io.github.wheelwright.maven.host.GitAddress;
import io.github.wheelwright.maven.registry.DockerConfiguration;
import io.github.wheelwright.maven.registry.ImageReference;
import io.github.wheelwright.maven.registry.RegistryClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** A goal that may run Docker. */
abstract class DockerGoal extends ScopedGoal {
    private static final String LAYOUT = "oci-layout://";

    /**
     * Docker's command-line client. Example: {@code /usr/bin/docker}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.docker", defaultValue = "docker")
    private String docker;

    /**
     * Builder of buildx; by default the current one. Example: {@code big-machine}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.builder")
    private @Nullable String builder;

    /**
     * Where to create the builder if there is none of that name: {@code tcp://…} of a buildkitd, else a Docker context or host; by
     * default it has to exist. Example: {@code tcp://build.example.org:1234}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.builderEndpoint")
    private @Nullable String builderEndpoint;

    /**
     * Whether to refuse a platform that the builder would have to emulate. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.nativeOnly", defaultValue = "false")
    private boolean nativeOnly;

    /**
     * Whether to register QEMU's handlers with the engine, so that it emulates the platforms of the build; never where {@code
     * nativeOnly} is set. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.qemu", defaultValue = "false")
    private boolean qemu;

    /**
     * Image that registers QEMU's handlers, of the kind of {@code tonistiigi/binfmt}: it runs as a privileged container, so name it by its
     * digest. Example: {@code registry.example.org/tonistiigi/binfmt@sha256:…}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.qemu.image")
    private @Nullable String qemuImage;

    /**
     * Host of the registry that is asked for images whose name has none, Docker Hub's API or a mirror; images that are named with
     * their digest need none. Example: {@code mirror.example.org}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.hub")
    private @Nullable String hub;

    /**
     * Whether each step is done anew, whatever the builder has in its cache. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.noCache", defaultValue = "false")
    private boolean noCache;

    DockerGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    final Docker docker() {
        return new Docker(docker, builder(), Map.of());
    }

    /** Who builds, as configured. */
    final BuilderChoice builder() {
        return new BuilderChoice(
                Optional.ofNullable(builder), Optional.ofNullable(builderEndpoint), nativeOnly, qemuImage());
    }

    private Optional<String> qemuImage() {
        if (!qemu) {
            return Optional.empty();
        }
        if (nativeOnly) {
            throw Setting.wrong(
                    "qemu",
                    "true",
                    "<nativeOnly> says that nothing is to be emulated: compilers under QEMU take many times as long, and some crash",
                    "leave one of them out; native machines join a builder by docker buildx create --append");
        }
        if (qemuImage == null) {
            throw Setting.missing(
                    "qemu.image", "an image has to register the handlers", "registry.example.org/binfmt@sha256:…");
        }
        return Optional.of(qemuImage);
    }

    /** Registries, with the login that Docker has stored. */
    final RegistryClient registry() {
        try {
            return new RegistryClient(DockerConfiguration.ofThisMachine(), Optional.ofNullable(hub));
        } catch (IOException e) {
            throw new WheelException(
                    "cannot read Docker's configuration, which has the logins of registries: " + e.getMessage(),
                    "repair config.json in ~/.docker, or let DOCKER_CONFIG name another folder",
                    e);
        }
    }

    /** {@code image} by its digest: the one that its tag names now, if it is not named by one. */
    final ImageReference pinned(ImageReference image) {
        return image.at(registry().resolve(image.toString()));
    }

    /** Linux on this machine's architecture. */
    static String ownPlatform() {
        return "linux/" + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64");
    }

    /** Named build contexts; folders, as those of OCI layouts, are absolute. */
    final Map<String, String> buildContexts(List<String> pairs) {
        Map<String, String> contexts = new TreeMap<>();
        Pairs.of("buildContexts", pairs)
                .forEach((name, value) -> contexts.put(name, placed(GitAddress.withoutSecret(value))));
        return contexts;
    }

    private String placed(String context) {
        if (context.startsWith(LAYOUT)) {
            return LAYOUT + base().resolve(context.substring(LAYOUT.length()));
        }
        return context.contains("://") || BuildContext.isRemote(context)
                ? context
                : base().resolve(context).toString();
    }

    final boolean noCache() {
        return noCache;
    }
}
