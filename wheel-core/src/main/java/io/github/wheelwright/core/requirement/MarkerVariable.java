package io.github.wheelwright.core.requirement;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The variables of markers (PEP 508, "Environment Markers"; PEP 751 for the two that are sets). */
public enum MarkerVariable {
    /** {@code os.name}: {@code posix}, {@code nt}. */
    OS_NAME("os_name"),
    /** {@code sys.platform}: {@code linux}, {@code darwin}, {@code win32}. */
    SYS_PLATFORM("sys_platform"),
    /** {@code platform.machine()}: {@code x86_64}, {@code arm64}. */
    PLATFORM_MACHINE("platform_machine"),
    /** {@code platform.python_implementation()}: {@code CPython}. */
    PLATFORM_PYTHON_IMPLEMENTATION("platform_python_implementation"),
    /** {@code platform.release()}: compared as a version where it is one. */
    PLATFORM_RELEASE("platform_release"),
    /** {@code platform.system()}: {@code Linux}, {@code Darwin}, {@code Windows}. */
    PLATFORM_SYSTEM("platform_system"),
    /** {@code platform.version()}. */
    PLATFORM_VERSION("platform_version"),
    /** Major and minor number: {@code 3.12}. */
    PYTHON_VERSION("python_version"),
    /** {@code platform.python_version()}: {@code 3.12.4}. */
    PYTHON_FULL_VERSION("python_full_version"),
    /** {@code sys.implementation.name}: {@code cpython}. */
    IMPLEMENTATION_NAME("implementation_name"),
    /** {@code sys.implementation.version}. */
    IMPLEMENTATION_VERSION("implementation_version"),
    /** The extra that is asked for, normalised (PEP 685); empty for none. */
    EXTRA("extra"),
    /** All extras that are asked for, in lock files (PEP 751). */
    EXTRAS("extras"),
    /** All dependency groups that are asked for, in lock files (PEP 751). */
    DEPENDENCY_GROUPS("dependency_groups");

    private static final Map<String, MarkerVariable> BY_NAME = byName();

    private final String text;

    MarkerVariable(String text) {
        this.text = text;
    }

    private static Map<String, MarkerVariable> byName() {
        Map<String, MarkerVariable> names = new HashMap<>();
        for (MarkerVariable variable : values()) {
            names.put(variable.text, variable);
        }
        return names;
    }

    /** The variable of this name, in its form with {@code _}. */
    public static Optional<MarkerVariable> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The variable that is written in {@code [from, to)}: also with a dot, and under the name that setuptools once used. */
    static @Nullable MarkerVariable written(String text, int from, int to) {
        MarkerSpelling[] spellings = MarkerSpelling.ofLength(to - from);
        for (MarkerSpelling spelling : spellings) {
            if (text.startsWith(spelling.text(), from)) {
                return spelling.variable();
            }
        }
        return null;
    }

    /** Whether its value is compared as a version. */
    boolean isVersion() {
        return switch (this) {
            case PYTHON_VERSION, PYTHON_FULL_VERSION, IMPLEMENTATION_VERSION, PLATFORM_RELEASE -> true;
            default -> false;
        };
    }

    /** Whether its value is a set of names. */
    boolean isSet() {
        return this == EXTRAS || this == DEPENDENCY_GROUPS;
    }

    /** The name as a marker prints it. */
    @Override
    public String toString() {
        return text;
    }
}
