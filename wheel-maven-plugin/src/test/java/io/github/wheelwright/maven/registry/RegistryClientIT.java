package io.github.wheelwright.maven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.engines.Engines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digests from real registries: one that wants a login, and one that does not. */
class RegistryClientIT {
    @TempDir
    private Path folder;

    @Test
    void resolvesTagsWithTheLoginThatDockerHasStored() throws Exception {
        try (RegistryServer registry = RegistryServer.start(folder)) {
            String first = registry.push("team/base", "1", "first");
            String second = registry.push("team/base", "2", "second");
            RegistryClient client = client(registry.configuration());

            assertThat(client.digest(image(registry, "team/base:1"))).contains(first);
            assertThat(client.digest(image(registry, "team/base:2")))
                    .contains(second)
                    .isNotEqualTo(first);
            assertThat(client.digest(image(registry, "team/base@" + first))).contains(first);
            assertThat(client.digest(image(registry, "team/base:3"))).isEmpty();
            assertThatThrownBy(() -> client("{}").digest(image(registry, "team/base:1")))
                    .isInstanceOf(RegistryException.class)
                    .hasMessage(
                            registry.address() + " refuses to show " + registry.address() + "/team/base:1 (HTTP 401)");
        }
    }

    @Test
    void readsLabelsAndMovesTags() throws Exception {
        try (RegistryServer registry = RegistryServer.start(folder)) {
            String old = registry.push("team/base", "1", "first", "{\"kind\":\"old\"}");
            String young = registry.push("team/base", "2", "second", "{\"kind\":\"young\"}");
            RegistryClient client = client(registry.configuration());
            ImageReference latest = image(registry, "team/base:latest");

            client.tag(latest.at(old), "latest");
            assertThat(client.digest(latest)).contains(old);
            client.tag(latest.at(young), "latest");
            ImageManifest manifest = client.manifest(latest).orElseThrow();
            assertThat(manifest.digest()).isEqualTo(young);
            assertThat(client.labels(latest, manifest)).containsExactly(Map.entry("kind", "young"));
            assertThat(client.tags(latest)).containsExactlyInAnyOrder("1", "2", "latest");
            assertThat(client.tags(image(registry, "team/other"))).isEmpty();

            assertThatThrownBy(() -> client("{}").tag(latest.at(old), "latest"))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("(HTTP 401)");
            String unknown = "sha256:" + "0".repeat(64);
            assertThatThrownBy(() -> client.tag(latest.at(unknown), "latest"))
                    .hasMessageContaining("has no image " + registry.address() + "/team/base@" + unknown);
        }
    }

    @Test
    void agreesWithTheEngineOnTheBaseImage() throws Exception {
        ImageReference pinned = ImageReference.parse(Engines.require("base-image"));

        assertThat(client("{}").digest(pinned)).isEqualTo(pinned.digest());
    }

    private RegistryClient client(String configuration) throws Exception {
        Files.writeString(folder.resolve("config.json"), configuration);
        return new RegistryClient(DockerConfiguration.read(folder), Optional.empty());
    }

    private static ImageReference image(RegistryServer registry, String name) {
        return ImageReference.parse(registry.address() + "/" + name);
    }
}
