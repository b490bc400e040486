package io.github.wheelwright.benchmarks;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.ProjectStatus;
import io.github.wheelwright.core.index.Revision;
import io.github.wheelwright.core.name.ProjectName;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An index of made-up wheels, the same at each run, in the flat layout. Files come as from a listing: sorted by key. */
final class SamplePages {
    private static final int VARIANTS_OF_A_VERSION = 4;

    private SamplePages() {}

    /** {@code files} files in all, evenly over {@code projects} projects. */
    static List<List<IndexFile>> files(int files, int projects) {
        List<List<IndexFile>> all = new ArrayList<>();
        for (int project = 0; project < projects; project++) {
            List<IndexFile> ofProject = new ArrayList<>();
            for (int i = 0; i < files / projects; i++) {
                ofProject.add(file(project, i));
            }
            ofProject.sort((a, b) -> a.key().compareTo(b.key()));
            all.add(List.copyOf(ofProject));
        }
        return all;
    }

    static ProjectName name(int project) {
        return ProjectName.of("project-" + project);
    }

    static ProjectList list(int projects) {
        List<String> names = new ArrayList<>();
        for (int project = 0; project < projects; project++) {
            names.add(name(project).normalized());
        }
        return new ProjectList(names, List.of(), Revision.NONE);
    }

    static ProjectPage page(int project, List<IndexFile> files) {
        return new ProjectPage(name(project), files, ProjectStatus.ACTIVE, Revision.NONE);
    }

    private static IndexFile file(int project, int number) {
        int version = number / VARIANTS_OF_A_VERSION;
        String interpreter = "cp3" + (10 + number % VARIANTS_OF_A_VERSION);
        String filename = "project_" + project + "-" + version / 100 + "." + version / 10 % 10 + "." + version % 10
                + (version % 7 == 0 ? "+rocm7.1-" : "-") + interpreter + "-" + interpreter
                + "-manylinux_2_28_x86_64.whl";
        return new IndexFile(
                "packages/" + filename,
                digest(project, number, 1),
                1_000_000L + number,
                Instant.parse("2026-11-21T08:54:00Z").plusSeconds(number),
                Optional.of(">=3.10"),
                Optional.of(digest(project, number, 2)),
                true,
                number % 50 == 49 ? Optional.of("broken on AVX-512") : Optional.empty(),
                Optional.empty());
    }

    private static Sha256 digest(int project, int number, int salt) {
        long seed = ((long) project << 32 | number) * 0x9E3779B97F4A7C15L + salt;
        byte[] raw = ByteBuffer.allocate(32)
                .putLong(seed)
                .putLong(seed * 3)
                .putLong(seed * 5)
                .putLong(seed * 7)
                .array();
        return Sha256.ofRaw(raw);
    }
}
