package io.github.wheelwright.core.differential;

import io.github.wheelwright.core.requirement.MarkerEnvironment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where generated markers are evaluated, with the odd values that real systems have. */
final class Environments {
    static final List<Map<String, Object>> ALL = List.of(
            environment("posix", "linux", "Linux", "x86_64", "6.8.0-45-generic", "CPython", "3.12", "3.12.4", Map.of()),
            environment(
                    "posix",
                    "linux",
                    "Linux",
                    "aarch64",
                    "5.15",
                    "CPython",
                    "3.9",
                    "3.9.0",
                    Map.of("extra", "Test_Extra")),
            environment(
                    "posix",
                    "darwin",
                    "Darwin",
                    "arm64",
                    "23.1.0",
                    "CPython",
                    "3.13",
                    "3.13.0rc1",
                    Map.of("extra", "a")),
            environment("nt", "win32", "Windows", "AMD64", "10", "CPython", "3.10", "3.10.11+", Map.of("extra", "")),
            environment("posix", "linux", "Linux", "", "", "PyPy", "3.11", "7.3.13", Map.of("extra", "cuda.12")),
            environment(
                    "java",
                    "java",
                    "Java",
                    "x86",
                    "1.8",
                    "Jython",
                    "2.7",
                    "2.7.3b1",
                    Map.of("extras", List.of("a", "Foo_bar"))),
            environment(
                    "posix",
                    "linux",
                    "Linux",
                    "x86_64",
                    "4.4.0+build.1",
                    "CPython",
                    "3.14",
                    "3.14.0a2.dev1",
                    Map.of("extras", List.of(), "dependency_groups", List.of("test", "Dev.Docs"))));

    private Environments() {}

    private static Map<String, Object> environment(
            String osName,
            String sysPlatform,
            String system,
            String machine,
            String release,
            String implementation,
            String version,
            String fullVersion,
            Map<String, Object> asked) {
        Map<String, Object> values = new HashMap<>(asked);
        values.putIfAbsent("extra", "");
        values.put("os_name", osName);
        values.put("sys_platform", sysPlatform);
        values.put("platform_system", system);
        values.put("platform_machine", machine);
        values.put("platform_release", release);
        values.put("platform_version", "#45~22.04.1-Ubuntu SMP");
        values.put("platform_python_implementation", implementation);
        values.put("implementation_name", implementation.toLowerCase(java.util.Locale.ROOT));
        values.put("implementation_version", fullVersion);
        values.put("python_version", version);
        values.put("python_full_version", fullVersion);
        return values;
    }

    static MarkerEnvironment at(int index) {
        Map<String, String> values = new HashMap<>();
        ALL.get(index).forEach((key, value) -> {
            if (value instanceof String text) {
                values.put(key, text);
            }
        });
        MarkerEnvironment environment = MarkerEnvironment.of(values);
        if (ALL.get(index).get("extras") instanceof List<?> extras) {
            environment = environment.withExtras(strings(extras));
        }
        if (ALL.get(index).get("dependency_groups") instanceof List<?> groups) {
            environment = environment.withDependencyGroups(strings(groups));
        }
        return environment;
    }

    private static Set<String> strings(List<?> names) {
        Set<String> strings = new HashSet<>();
        names.forEach(name -> strings.add((String) name));
        return strings;
    }
}
