package io.github.wheelwright.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.release.WheelFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// C10
class CacheScopeTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void checkOut() throws Exception {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY dist /\n");
        WheelFiles.write(Files.createDirectories(folder.resolve("dist")), "demo", "1.0");
    }

    @Test
    void aBuildThatIsNotTrustedWritesThePreviewOnly() throws Exception {
        upload("preview");
        assertThat(folder.resolve("cache/preview")).isDirectory();
        assertThat(topFolders()).containsExactly("preview");

        assertThat(check("preview")).isEqualTo("hit");
        assertThat(check("shared")).isEqualTo("miss");
        download("preview");
        assertThat(folder.resolve("target/wheels/demo-1.0-py3-none-any.whl")).exists();
        assertThatThrownBy(() -> download("shared")).hasMessageContaining("nothing is cached under this key");
    }

    @Test
    void itReadsWhatTrustedBuildsWrote() throws Exception {
        upload("shared");
        assertThat(check("preview")).isEqualTo("hit");
        assertThat(upload("preview").report().path("result").asText()).isEqualTo("kept");
        assertThat(folder.resolve("cache/preview")).doesNotExist();
        download("preview");
        assertThat(folder.resolve("target/wheels/demo-1.0-py3-none-any.whl")).exists();
    }

    @Test
    void aTrustedBuildIsNotKeptFromWritingByAPreview() throws Exception {
        upload("preview");
        assertThat(upload("shared").report().path("result").asText()).isEqualTo("written");
        assertThat(topFolders()).hasSize(2);
    }

    @Test
    void buildBaseTakesTheSharedWheelsWithoutDocker() throws Exception {
        upload("shared");
        GoalRun run = GoalRun.rebuilding(folder, BuildBaseGoal::new)
                .with("scope", "preview")
                .with("docker", folder.resolve("no-docker").toString())
                .with("baseImageTarget", "base");
        run.run();
        assertThat(run.report().path("cache").asText()).isEqualTo("hit");
        assertThat(run.report().path("scope").asText()).isEqualTo("preview");
    }

    private GoalRun upload(String scope) throws Exception {
        GoalRun run = GoalRun.rebuilding(folder, CacheUploadGoal::new)
                .with("scope", scope)
                .with("input", List.of(new File(folder.toFile(), "dist")));
        run.run();
        return run;
    }

    private String check(String scope) throws Exception {
        GoalRun run = GoalRun.rebuilding(folder, CacheCheckGoal::new).with("scope", scope);
        run.run();
        return run.report().path("result").asText();
    }

    private void download(String scope) throws Exception {
        GoalRun.caching(folder, CacheDownloadGoal::new).with("scope", scope).run();
    }

    private List<String> topFolders() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
