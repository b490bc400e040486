package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.release.WheelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A11: three builds, a channel that goes forward, back and forward, and what pip and uv get at each point. */
abstract class ChannelsContract {
    private static final List<Installer> INSTALLERS = List.of(Installer.PIP, Installer.UV);

    @TempDir
    Path work;

    private Site site;
    private int installed;

    /** Runs a goal on the store. */
    abstract void run(String goal, List<String> properties, Path work);

    /** Opens the store to readers. */
    abstract Site open(Path work) throws IOException;

    @BeforeEach
    final void requireEngines() {
        Equipment.require();
    }

    @AfterEach
    final void close() throws IOException {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void installersGetWhatTheChannelShows() throws IOException {
        publish("aaaa", 1, "1.1");
        publish("bbbb", 2, "1.2");
        publish("cccc", 3, "1.3");
        site = open(work);
        assertGet("nightly/", "engine", "1.3");

        goal("rollback", "wheel.channel=nightly");
        assertGet("nightly/", "engine", "1.2");
        assertGet("cccc/", "engine", "1.3");

        publish("cccc", 3, "1.3");
        assertGet("nightly/", "engine", "1.2");

        goal("promote", "wheel.channel=stable", "wheel.commit=cccc");
        assertGet("stable/", "engine", "1.3");
        goal("rollback", "wheel.channel=nightly", "wheel.commit=aaaa");
        assertGet("nightly/", "engine", "1.1");
        goal("promote", "wheel.channel=nightly", "wheel.commit=cccc");
        assertGet("nightly/", "engine", "1.3");

        publish("dddd", 4, "1.4", "1.5");
        goal("yank", "wheel.project=engine", "wheel.projectVersion=1.5", "wheel.reason=does not start");
        assertGet("nightly/", "engine", "1.4");
        assertGet("nightly/", "engine==1.5", "1.5");
        goal("yank", "wheel.project=engine", "wheel.projectVersion=1.5", "wheel.undo=true");
        assertGet("nightly/", "engine", "1.5");

        goal("fsck", "wheel.deep=true");
    }

    private void publish(String commit, int ordinal, String... versions) throws IOException {
        Path wheels = Files.createDirectories(work.resolve(commit));
        for (String version : versions) {
            WheelFiles.write(wheels, "tools", version);
            WheelFiles.write(wheels, "engine", version, "tools==" + version);
        }
        goal(
                "publish",
                "wheel.input=" + wheels,
                "wheel.layout=commit",
                "wheel.commit=" + commit,
                "wheel.ordinal=" + ordinal,
                "wheel.channels=nightly");
    }

    private void goal(String goal, String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        // A rollback waits for a sixtieth of it.
        all.add("wheel.channelGrace=1m");
        run(goal, all, work);
    }

    private void assertGet(String root, String requirement, String version) {
        for (Installer installer : INSTALLERS) {
            Path target = work.resolve("installed" + installed++);
            installer.install(work, target, List.of("--index-url", site.url(root), requirement));
            assertThat(Installed.in(target))
                    .as("%s from %s by %s", requirement, root, installer)
                    .containsExactly("engine==" + version, "tools==" + version);
        }
    }
}
