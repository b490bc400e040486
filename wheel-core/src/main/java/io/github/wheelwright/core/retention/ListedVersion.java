package io.github.wheelwright.core.retention;

import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * One version of a project as a page lists it.
 *
 * @param project the project
 * @param version the version, with its local part
 * @param files its files, at least one
 */
record ListedVersion(ProjectName project, Version version, List<IndexFile> files) {
    /** What installers take a version for; each kind is counted by itself, so that nightlies do not push out releases. */
    enum Kind {
        FINAL("final release"),
        PRE("pre-release"),
        DEVELOPMENT("development release");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** So many of them, for people: {@code newest release}, {@code newest 2 releases}. */
        String newest(int count) {
            return "newest " + (count == 1 ? text : count + " " + text + "s");
        }

        /** Several of them, for people. */
        @Override
        public String toString() {
            return text + "s";
        }
    }

    /** All versions on {@code page}, the oldest first. */
    static List<ListedVersion> of(ProjectPage page) {
        TreeMap<Version, List<IndexFile>> files = new TreeMap<>();
        page.files()
                .forEach(file -> files.computeIfAbsent(file.wheel().version(), version -> new ArrayList<>())
                        .add(file));
        List<ListedVersion> versions = new ArrayList<>();
        files.forEach((version, some) -> versions.add(new ListedVersion(page.name(), version, List.copyOf(some))));
        return versions;
    }

    Kind kind() {
        return version.isDevRelease() ? Kind.DEVELOPMENT : version.isPrerelease() ? Kind.PRE : Kind.FINAL;
    }

    long bytes() {
        return files.stream().mapToLong(IndexFile::size).sum();
    }

    /** Whether all its files are yanked (PEP 592). */
    boolean isYanked() {
        return files.stream().allMatch(file -> file.yanked().isPresent());
    }
}
