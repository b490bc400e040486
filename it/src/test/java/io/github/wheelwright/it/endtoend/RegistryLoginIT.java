package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.maven.registry.RegistryServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A base image in a registry that wants a login: whatever {@code docker login} has stored serves for the key and for the build. */
class RegistryLoginIT {
    /** Speaks the protocol of Docker's credential helpers, for one login. */
    private static final String HELPER = """
            #!/bin/sh
            here=$(dirname "$0")
            case $1 in
              store) cat > "$here/stored" ;;
              get)
                server=$(cat)
                if grep -qs "\\"ServerURL\\":\\"$server\\"" "$here/stored"; then
                  cat "$here/stored"
                else
                  echo "credentials not found in native keychain"
                  exit 1
                fi ;;
              erase) rm -f "$here/stored" ;;
              list) echo "{}" ;;
            esac
            """;

    @TempDir
    private Path folder;

    @Test
    void theFileOfDockerLoginServesForKeyAndBuild() throws Exception {
        Engines.require("buildx.builder");
        DockerConfig config = DockerConfig.create(folder, "{}");
        try (RegistryServer registry = RegistryServer.start(folder)) {
            prepare(registry);
            assertThat(config.maven(folder).fail("build-base", properties()).text())
                    .contains(
                            registry.address() + " refuses to show " + registry.address() + "/team/base:12 (HTTP 401)")
                    .contains("docker login " + registry.address());

            login(config, registry, System.getenv("PATH"));
            assertThat(config.folder().resolve("config.json")).content().contains("\"auth\"");
            config.maven(folder).run("build-base", properties());
            assertThat(folder.resolve("target/wheels/wwlow-1.0-py3-none-any.whl"))
                    .exists();
        }
    }

    @Test
    void aCredentialHelperServesForKeyAndBuild() throws Exception {
        Engines.require("buildx.builder");
        Path programs = Files.createDirectories(folder.resolve("bin"));
        Path helper = Files.writeString(programs.resolve("docker-credential-standin"), HELPER);
        Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rwxr-xr-x"));
        String path = programs + ":" + System.getenv("PATH");
        DockerConfig config = DockerConfig.create(folder, "{\"credsStore\":\"standin\"}");
        try (RegistryServer registry = RegistryServer.start(folder)) {
            prepare(registry);
            Maven maven = config.maven(folder).with("PATH", path);
            assertThat(maven.fail("build-base", properties()).text()).contains("(HTTP 401)");

            login(config, registry, path);
            assertThat(config.folder().resolve("config.json")).content().doesNotContain("\"auth\"");
            assertThat(programs.resolve("stored")).content().contains("\"Username\":\"alice\"");
            maven.run("build-base", properties());
            assertThat(folder.resolve("target/wheels/wwlow-1.0-py3-none-any.whl"))
                    .exists();
        }
    }

    private void prepare(RegistryServer registry) throws Exception {
        registry.push("team/base", "12", "base");
        WheelFiles.write(folder, "wwlow", "1.0");
        Files.writeString(
                folder.resolve("Dockerfile"), "FROM " + registry.address() + "/team/base:12 AS export\nCOPY *.whl /\n");
    }

    private void login(DockerConfig config, RegistryServer registry, String path) {
        config.docker(folder)
                .with("PATH", path)
                .succeed("login", "--username", "alice", "--password", "secret", registry.address());
    }

    private List<String> properties() {
        return List.of(
                "wheel.docker=" + Engines.require("docker"),
                "wheel.builder=" + Engines.require("buildx.builder"),
                "wheel.destination=" + folder.resolve("cache"));
    }
}
