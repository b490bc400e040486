package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wheelwright.core.release.WheelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two commits of a stack, each under its own address; {@code nightly} shows the second. The stack is of variant {@code cpu}, as the
 * local version of one of its wheels says; the default variant is at the root.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CommitLayoutContract {
    private static final String FIRST = "1c57644d8a0b";
    private static final String SECOND = "a7b39d6f01e4";

    private Stack stack;
    private Site site;

    /** Publishes what the properties say. */
    abstract void publish(List<String> properties, Path work);

    /** Opens the store to readers. */
    abstract Site open(Path work) throws IOException;

    @BeforeAll
    final void publish(@TempDir Path work) throws IOException {
        if (!Equipment.isComplete()) {
            return;
        }
        stack = Stack.in(work.resolve("wheels"));
        publish(FIRST, 1, stack.properties(), work);
        Path next = Files.createDirectories(work.resolve("next"));
        WheelFiles.write(next, "local_demo", "1.1+cpu.ga7b39d6");
        WheelFiles.write(next, "wheelwright_stack", "1.1", "local-demo==1.1+cpu.ga7b39d6");
        publish(SECOND, 2, List.of("wheel.input=" + next), work);
        site = open(work);
    }

    @BeforeEach
    final void requireEngines() {
        Equipment.require();
    }

    @AfterAll
    final void close() throws IOException {
        if (site != null) {
            site.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"PIP,''", "PIP22,cpu/", "UV,cpu-only/"})
    void givesTheStackOfACommitByItsAddressAlone(Installer installer, String variant, @TempDir Path work)
            throws IOException {
        Path target = work.resolve("installed");

        installer.install(work, target, List.of("--index-url", site.url(FIRST + "/" + variant), "wheelwright-stack"));

        assertThat(Installed.in(target)).contains(Stack.REQUIREMENT).containsAll(stack.pins());
        assertThat(Installed.run(target, Stack.IMPORTS)).isEqualTo("1.16.0 True");
        assertThat(Installed.tagged(target, "linux_")).isEmpty();
    }

    static Stream<Arguments> addressesOfNightly() {
        return Stream.of(Installer.values())
                .flatMap(installer -> Stream.of("nightly/", "nightly/cpu/", SECOND + "/cpu/")
                        .map(root -> Arguments.of(installer, root)));
    }

    @ParameterizedTest
    @MethodSource("addressesOfNightly")
    void givesTheNewestStackByTheAddressOfTheChannel(Installer installer, String root, @TempDir Path work) {
        Path target = work.resolve("installed");

        installer.install(work, target, List.of("--index-url", site.url(root), "wheelwright-stack"));

        assertThat(Installed.in(target)).containsExactly("local-demo==1.1+cpu.ga7b39d6", "wheelwright-stack==1.1");
    }

    @Test
    void showsOfTheFirstCommitOnTheChannelThatHasMovedOnlyWhatInstallsUnderWayMayAskFor() throws IOException {
        JsonNode stack = Http.json(site.url("nightly/wheelwright-stack/index.json"));
        assertThat(stack.get("files").findValuesAsText("filename"))
                .singleElement()
                .asString()
                .startsWith("wheelwright_stack-1.1-");
        JsonNode dropped = Http.json(site.url("nightly/six/index.json")).get("files");
        assertThat(dropped).isNotEmpty().allMatch(file -> file.has("_departure"));
        assertThat(Http.json(site.url(FIRST + "/six/index.json")).get("files"))
                .isNotEmpty()
                .noneMatch(file -> file.has("_departure"));
    }

    private void publish(String commit, int ordinal, List<String> wheels, Path work) {
        List<String> properties = new ArrayList<>(wheels);
        properties.addAll(List.of(
                "wheel.layout=commit",
                "wheel.commit=" + commit,
                "wheel.ordinal=" + ordinal,
                "wheel.channels=nightly",
                "wheel.defaultVariant=cpu",
                "wheel.variantAliases=cpu-only=cpu"));
        publish(properties, work);
    }
}
