package io.github.wheelwright.core.requirement;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.version.Version;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of marker variables on a target (PEP 508, "Environment Markers").
 *
 * <pre>{@code
 * MarkerEnvironment linux = MarkerEnvironment.cpython("3.12.4", TargetSystem.LINUX, "x86_64");
 * Marker.parse("python_version >= '3.9' and extra == 'cuda'").evaluate(linux.withExtra("cuda"))   // true
 * }</pre>
 *
 * <p>No extra is asked for unless {@link #withExtra} or {@link #withExtras} says so.
 */
public final class MarkerEnvironment {
    private static final MarkerVariable[] VARIABLES = MarkerVariable.values();

    private final @Nullable String[] values;
    private final @Nullable Version[] versions;
    private final @Nullable Set<String> extras;
    private final @Nullable Set<String> groups;

    private MarkerEnvironment(
            @Nullable String[] values,
            @Nullable Version[] versions,
            @Nullable Set<String> extras,
            @Nullable Set<String> groups) {
        this.values = values;
        this.versions = versions;
        this.extras = extras;
        this.groups = groups;
    }

    /**
     * An environment of these values, by the names of their variables. Evaluating a marker that needs another one fails.
     *
     * @throws UndefinedMarkerException where a name is not that of a variable with one value
     */
    public static MarkerEnvironment of(Map<String, String> values) {
        MarkerEnvironment environment = new MarkerEnvironment(
                        new @Nullable String[VARIABLES.length], new @Nullable Version[VARIABLES.length], null, null)
                .withExtra("");
        for (Map.Entry<String, String> entry : values.entrySet()) {
            MarkerVariable variable = MarkerVariable.named(entry.getKey())
                    .filter(v -> !v.isSet())
                    .orElseThrow(() -> new UndefinedMarkerException(
                            "no marker variable with one value has the name '" + entry.getKey() + "'"));
            environment = environment.with(variable, entry.getValue());
        }
        return environment;
    }

    /**
     * CPython on a system.
     *
     * @param version of Python: {@code 3.12} (which stands for {@code 3.12.0}) or {@code 3.12.4}
     * @param machine as the system names it: {@code x86_64}, {@code aarch64}, {@code arm64}, {@code AMD64}
     * @throws WheelException where {@code version} is not that of a Python
     */
    public static MarkerEnvironment cpython(String version, TargetSystem system, String machine) {
        Version parsed = Version.parse(version);
        if (parsed.release().size() < 2) {
            throw new WheelException(
                    "a version of Python has two numbers or three, not one: " + version,
                    "write it as in 3.12 or 3.12.4");
        }
        String full = withPatch(parsed);
        String minor = parsed.release().get(0) + "." + parsed.release().get(1);
        return of(Map.ofEntries(
                Map.entry("implementation_name", "cpython"),
                Map.entry("implementation_version", full),
                Map.entry("os_name", system.osName()),
                Map.entry("platform_machine", machine),
                Map.entry("platform_python_implementation", "CPython"),
                Map.entry("platform_release", ""),
                Map.entry("platform_system", system.platformSystem()),
                Map.entry("platform_version", ""),
                Map.entry("python_full_version", full),
                Map.entry("python_version", minor),
                Map.entry("sys_platform", system.sysPlatform())));
    }

    private static String withPatch(Version version) {
        String base = version.base().toString();
        String suffix = version.toString().substring(base.length());
        return version.release().size() < 3 ? base + ".0" + suffix : version.toString();
    }

    /** This environment with another value of a variable that has one value. */
    public MarkerEnvironment with(MarkerVariable variable, String value) {
        if (variable.isSet()) {
            throw new UndefinedMarkerException("the value of " + variable + " is a set");
        }
        String text = repaired(variable, value);
        @Nullable String[] newValues = values.clone();
        newValues[variable.ordinal()] = text;
        @Nullable Version[] newVersions = versions.clone();
        newVersions[variable.ordinal()] =
                variable.isVersion() ? Version.tryParse(text).orElse(null) : null;
        return new MarkerEnvironment(newValues, newVersions, extras, groups);
    }

    /** Python itself ends its version in {@code +} where it was built from a checkout between tags. */
    private static String repaired(MarkerVariable variable, String value) {
        return switch (variable) {
            case EXTRA -> ProjectName.normalize(value);
            case PYTHON_FULL_VERSION -> value.endsWith("+") ? value + "local" : value;
            default -> value;
        };
    }

    /** This environment with one extra asked for; empty for none. */
    public MarkerEnvironment withExtra(String extra) {
        return with(MarkerVariable.EXTRA, extra);
    }

    /** This environment with several extras asked for: a marker holds if it holds for one of them, or for none where there are none. */
    public MarkerEnvironment withExtras(Set<String> newExtras) {
        return new MarkerEnvironment(values, versions, normalized(newExtras), groups);
    }

    /** This environment with these dependency groups asked for (PEP 735). */
    public MarkerEnvironment withDependencyGroups(Set<String> newGroups) {
        return new MarkerEnvironment(values, versions, extras, normalized(newGroups));
    }

    private static Set<String> normalized(Set<String> names) {
        return names.stream().map(ProjectName::normalize).collect(Collectors.toUnmodifiableSet());
    }

    /** The value of a variable that has one, where there is one. */
    public Optional<String> value(MarkerVariable variable) {
        return Optional.ofNullable(values[variable.ordinal()]);
    }

    @Nullable
    String text(MarkerVariable variable) {
        return values[variable.ordinal()];
    }

    @Nullable
    Version version(MarkerVariable variable) {
        return versions[variable.ordinal()];
    }

    @Nullable
    Set<String> set(MarkerVariable variable) {
        return variable == MarkerVariable.EXTRAS ? extras : groups;
    }
}
