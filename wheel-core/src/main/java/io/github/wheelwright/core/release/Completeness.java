package io.github.wheelwright.core.release;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.channel.StoredBuild;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.CommitLayout;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.tag.Platforms;
import io.github.wheelwright.core.tag.Tag;
import io.github.wheelwright.core.tag.TagSet;
import io.github.wheelwright.core.tag.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must be there of a build before a channel shows it: a wheel of one project for each variant, platform and Python. A list that is
 * empty asks for nothing in particular.
 *
 * @param main the project
 * @param variants names of variants, {@code default} being the one at the commit's root
 * @param platforms {@code manylinux_2_28_x86_64}, {@code musllinux_1_2_aarch64}, or any platform tag as wheels have it
 * @param pythons {@code 3.12}, or {@code 3.13t} for the build without the global lock
 */
public record Completeness(ProjectName main, List<String> variants, List<String> platforms, List<String> pythons) {
    private static final Pattern LIBC = Pattern.compile("(many|musl)linux_([0-9]+)_([0-9]+)_(.+)");
    private static final Pattern PYTHON = Pattern.compile("([0-9])\\.([0-9]{1,2})(t?)");

    /** Refuses what is no Python. */
    public Completeness {
        for (String python : pythons) {
            if (!PYTHON.matcher(python).matches()) {
                throw new WheelException("not a version of Python: " + python, "write it as 3.12, or 3.13t");
            }
        }
        variants = List.copyOf(variants);
        platforms = List.copyOf(platforms);
        pythons = List.copyOf(pythons);
    }

    /** What the pages of {@code commit} do not show yet, a line each; empty where it is complete. */
    public List<String> missing(ObjectStore store, String commit) {
        StoredBuild build = StoredBuild.read(store, Host.LOCAL, commit);
        List<String> missing = new ArrayList<>();
        for (String variant : anyOf(variants)) {
            List<IndexFile> files = variant.isEmpty()
                    ? build.roots().values().stream()
                            .flatMap(root -> root.files().stream())
                            .toList()
                    : build.files(variant.equals(CommitLayout.DEFAULT) ? "" : variant + "/");
            List<TagSet> there = files.stream()
                    .filter(file -> file.wheel().name().equals(main))
                    .map(file -> file.wheel().tags())
                    .toList();
            for (String platform : anyOf(platforms)) {
                for (String python : anyOf(pythons)) {
                    if (there.stream().noneMatch(tags -> runsOn(tags, platform, python))) {
                        missing.add(describe(variant, platform, python));
                    }
                }
            }
        }
        return missing;
    }

    private static List<String> anyOf(List<String> asked) {
        return asked.isEmpty() ? List.of("") : asked;
    }

    private String describe(String variant, String platform, String python) {
        return main.normalized()
                + (variant.isEmpty() ? "" : ", variant " + variant)
                + (platform.isEmpty() ? "" : ", " + platform)
                + (python.isEmpty() ? "" : ", Python " + python);
    }

    private static boolean runsOn(TagSet tags, String platform, String python) {
        List<String> platforms =
                platform.isEmpty() ? tags.stream().map(Tag::platform).distinct().toList() : accepted(platform);
        if (python.isEmpty()) {
            return tags.stream().anyMatch(tag -> tag.platform().equals("any") || platforms.contains(tag.platform()));
        }
        Matcher version = PYTHON.matcher(python);
        if (!version.matches()) {
            return false;
        }
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        Target target = version.group(3).isEmpty()
                ? Target.cpython(major, minor, platforms)
                : Target.freeThreadedCpython(major, minor, platforms);
        return target.accepted().accepts(tags);
    }

    private static List<String> accepted(String platform) {
        Matcher libc = LIBC.matcher(platform);
        if (!libc.matches()) {
            return List.of(platform);
        }
        int major = Integer.parseInt(libc.group(2));
        int minor = Integer.parseInt(libc.group(3));
        return libc.group(1).equals("many")
                ? Platforms.glibc(major, minor, libc.group(4))
                : Platforms.musl(major, minor, libc.group(4));
    }
}
