package io.github.wheelwright.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.release.WheelFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What decides what goes: all of it in the command that does what was planned, and nothing that decides nothing. */
class PruneSettingsTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void publish() throws Exception {
        Path dist = Files.createDirectories(folder.resolve("dist"));
        WheelFiles.write(dist, "demo", "1.0.dev1");
        WheelFiles.write(dist, "other", "1.0.dev1");
        PublishedFolder.publish(dist, folder.resolve("index"));
    }

    @Test
    void theCommandHasEverythingThatIsSet() throws Exception {
        GoalRun run = run().with("s3Anonymous", true)
                .with("publicUrl", "https://wheels.example.org/a b")
                .with("keep", 1)
                .with("keepFor", " 30d")
                .with("keepReleases", 2)
                .with("projects", List.of("demo", " Other"))
                .with("grace", "7d")
                .with("channelGrace", "2h")
                .with("directoryKeys", "true");
        run.run();

        assertThat(run.report().path("next").asText())
                .endsWith(":prune -Dwheel.destination=" + folder.resolve("index")
                        + " -Dwheel.publicUrl='https://wheels.example.org/a b' -Dwheel.s3.anonymous=true"
                        + " -Dwheel.keep=1 -Dwheel.keepFor=' 30d' -Dwheel.keepReleases=2 -Dwheel.projects=demo,other"
                        + " -Dwheel.grace=7d -Dwheel.channelGrace=2h -Dwheel.directoryKeys=true -Dwheel.delete=true");
    }

    @Test
    void theCommandLeavesDefaultsOut() throws Exception {
        GoalRun run = run();
        run.run();

        assertThat(run.report().path("next").asText())
                .endsWith(":prune -Dwheel.destination=" + folder.resolve("index") + " -Dwheel.delete=true");
    }

    @Test
    void namesTheProjectThatHasNoPage() {
        GoalRun run = run().with("keep", 1).with("projects", List.of("demo", "dmeo"));

        assertThatThrownBy(run::run)
                .hasMessageContaining("<projects>dmeo</projects> (-Dwheel.projects): has no page at "
                        + folder.resolve("index") + "/simple/")
                .hasMessageContaining("correct the name");
    }

    @Test
    void projectsWithoutALimitAreAnError() {
        GoalRun run = run().with("projects", List.of("demo"));

        assertThatThrownBy(run::run)
                .hasMessageContaining("<projects>demo</projects> (-Dwheel.projects): ")
                .hasMessageContaining("set wheel.keep, wheel.keepFor or wheel.keepReleases");
    }

    private GoalRun run() {
        return GoalRun.of(folder, PruneGoal::new)
                .with("destination", "index")
                .with("grace", "24h")
                .with("channelGrace", "1h")
                .with("directoryKeys", "auto");
    }
}
