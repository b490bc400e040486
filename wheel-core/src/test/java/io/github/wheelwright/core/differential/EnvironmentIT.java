package io.github.wheelwright.core.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.requirement.MarkerEnvironment;
import io.github.wheelwright.core.requirement.MarkerVariable;
import io.github.wheelwright.core.requirement.TargetSystem;
import io.github.wheelwright.core.tag.Platforms;
import io.github.wheelwright.core.tag.Tag;
import io.github.wheelwright.core.tag.TagSet;
import io.github.wheelwright.core.tag.Target;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The presets for CPython on Linux, against what the engines' Python says of itself. */
class EnvironmentIT {
    private static final String PROGRAM = """
            import json, platform, sys
            from packaging.markers import default_environment
            from packaging.tags import sys_tags
            print(json.dumps(default_environment()))
            print(json.dumps([str(tag) for tag in sys_tags()]))
            print(json.dumps([sys.implementation.name, sys.platform, *platform.libc_ver()]))
            """;

    @Test
    void presetsAreWhatPythonSaysOfItself() throws Exception {
        Process process = new ProcessBuilder(Engines.require("python"), "-I", "-c", PROGRAM)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines =
                new String(process.getInputStream().readAllBytes()).lines().toList();
        ObjectMapper json = new ObjectMapper();
        Map<String, String> values = json.readValue(lines.get(0), new TypeReference<>() {});
        List<String> tags = json.readValue(lines.get(1), new TypeReference<>() {});
        List<String> system = json.readValue(lines.get(2), new TypeReference<>() {});
        Assumptions.assumeTrue(
                system.subList(0, 3).equals(List.of("cpython", "linux", "glibc")), "not CPython on glibc");

        MarkerEnvironment preset = MarkerEnvironment.cpython(
                values.get("python_full_version"), TargetSystem.LINUX, values.get("platform_machine"));
        for (Map.Entry<String, String> value : values.entrySet()) {
            MarkerVariable variable = MarkerVariable.named(value.getKey()).orElseThrow();
            if (variable != MarkerVariable.PLATFORM_RELEASE && variable != MarkerVariable.PLATFORM_VERSION) {
                assertThat(preset.value(variable)).as("%s", variable).contains(value.getValue());
            }
        }
        String[] python = values.get("python_version").split("\\.");
        String[] glibc = system.get(3).split("\\.");
        Target target = Target.cpython(
                Integer.parseInt(python[0]),
                Integer.parseInt(python[1]),
                Platforms.glibc(
                        Integer.parseInt(glibc[0]), Integer.parseInt(glibc[1]), values.get("platform_machine")));
        assertThat(target.tags()).extracting(Tag::toString).containsExactlyElementsOf(tags);
        assertThat(target.accepted().accepts(TagSet.parse(tags.get(0)))).isTrue();
    }
}
