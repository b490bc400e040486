package io.github.wheelwright.core.tag;

import io.github.wheelwright.core.WheelException;
import java.util.ArrayList;
import java.util.List;

/**
 * A Python on a system: the tags that it accepts, the best first (PEP 425, "Use"; {@code packaging.tags}).
 *
 * <pre>{@code
 * Target target = Target.cpython(3, 12, Platforms.glibc(2, 28, "x86_64"));
 * target.accepted().rank(TagSet.parse("cp312-cp312-manylinux_2_17_x86_64"))   // present, and lower than that of py3-none-any
 * }</pre>
 *
 * @param interpreter {@code cp312}
 * @param major of the language version
 * @param minor of the language version
 * @param tags in the order of preference
 */
public record Target(String interpreter, int major, int minor, List<Tag> tags) {
    /** PEP 384. */
    private static final int FIRST_STABLE_ABI_MINOR = 2;

    /** Keeps a copy of the tags. */
    public Target {
        tags = List.copyOf(tags);
    }

    /** CPython as it is built by default, on a system that accepts {@code platforms}. */
    public static Target cpython(int major, int minor, List<String> platforms) {
        // PEP 3149: before 3.8 the ABI says that pymalloc is used.
        return cpython(major, minor, major == 3 && minor < 8 ? "m" : "", platforms);
    }

    /** CPython without the global interpreter lock (PEP 703), from 3.13 on. */
    public static Target freeThreadedCpython(int major, int minor, List<String> platforms) {
        if (major == 3 && minor < 13) {
            throw new WheelException(
                    "CPython " + major + "." + minor + " cannot be built free-threaded; 3.13 is the first");
        }
        return cpython(major, minor, "t", platforms);
    }

    private static Target cpython(int major, int minor, String abiFlags, List<String> platforms) {
        String interpreter = "cp" + major + minor;
        String stableAbi = abiFlags.equals("t") ? "abi3t" : "abi3";
        boolean hasStableAbi = major > 3 || major == 3 && minor >= FIRST_STABLE_ABI_MINOR;
        List<Tag> tags = new ArrayList<>();
        add(tags, interpreter, interpreter + abiFlags, platforms);
        if (hasStableAbi) {
            add(tags, interpreter, stableAbi, platforms);
        }
        add(tags, interpreter, "none", platforms);
        if (hasStableAbi) {
            for (int older = minor - 1; older >= FIRST_STABLE_ABI_MINOR; older--) {
                add(tags, "cp" + major + older, stableAbi, platforms);
            }
        }
        addCompatible(tags, interpreter, major, minor, platforms);
        return new Target(interpreter, major, minor, tags);
    }

    /** PyPy for a language version; {@code abi} as in {@code pypy310_pp73}. */
    public static Target pypy(int major, int minor, String abi, List<String> platforms) {
        String interpreter = "pp" + major + minor;
        List<Tag> tags = new ArrayList<>();
        add(tags, interpreter, abi, platforms);
        add(tags, interpreter, "none", platforms);
        addCompatible(tags, "pp" + major, major, minor, platforms);
        return new Target(interpreter, major, minor, tags);
    }

    private static void addCompatible(
            List<Tag> tags, String interpreter, int major, int minor, List<String> platforms) {
        List<String> languages = languages(major, minor);
        languages.forEach(language -> add(tags, language, "none", platforms));
        tags.add(new Tag(interpreter, "none", "any"));
        languages.forEach(language -> tags.add(new Tag(language, "none", "any")));
    }

    /** The version itself, then its major version, then the older ones. */
    private static List<String> languages(int major, int minor) {
        List<String> languages = new ArrayList<>(List.of("py" + major + minor, "py" + major));
        for (int older = minor - 1; older >= 0; older--) {
            languages.add("py" + major + older);
        }
        return languages;
    }

    private static void add(List<Tag> tags, String interpreter, String abi, List<String> platforms) {
        platforms.forEach(platform -> tags.add(new Tag(interpreter, abi, platform)));
    }

    /** The tags, ready for many questions. */
    public AcceptedTags accepted() {
        return AcceptedTags.of(tags);
    }
}
