package io.github.wheelwright.core.retention;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.Requirement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Pages without a store, and what their files require. */
final class Listings {
    static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private final Map<ProjectName, ProjectPage> pages = new TreeMap<>();
    private final Map<String, List<Requirement>> required = new HashMap<>();

    /** Adds {@code "torch 2.9.1"}, uploaded so long ago, which requires some. */
    Listings add(String text, Duration age, String... requirements) {
        IndexFile file = file(text, age, Optional.empty());
        required.put(
                file.key(), Arrays.stream(requirements).map(Requirement::parse).toList());
        return put(file);
    }

    /** Adds a file that was uploaded a year ago. */
    Listings old(String text, String... requirements) {
        return add(text, Duration.ofDays(365), requirements);
    }

    Listings yanked(String text, Duration age) {
        return put(file(text, age, Optional.of("broken")));
    }

    private Listings put(IndexFile file) {
        ProjectName project = file.wheel().name();
        ProjectPage page = pages.getOrDefault(project, ProjectPage.empty(project));
        List<IndexFile> files = new ArrayList<>(page.files());
        files.add(file);
        pages.put(project, page.with(files));
        return this;
    }

    Collection<ProjectPage> pages() {
        return pages.values();
    }

    void with(ProjectPage page) {
        pages.put(page.name(), page);
    }

    ProjectPage page(String project) {
        return pages.getOrDefault(ProjectName.of(project), ProjectPage.empty(ProjectName.of(project)));
    }

    List<Requirement> requires(IndexFile file) {
        return required.getOrDefault(file.key(), List.of());
    }

    List<List<Requirement>> require(List<IndexFile> files) {
        return files.stream().map(this::requires).toList();
    }

    private static IndexFile file(String text, Duration age, Optional<String> yanked) {
        String key = "packages/" + text.replace(' ', '-') + "-py3-none-any.whl";
        return new IndexFile(
                key,
                Sha256.of(key.getBytes(StandardCharsets.UTF_8)),
                100,
                NOW.minus(age),
                Optional.empty(),
                Optional.empty(),
                false,
                yanked,
                Optional.empty());
    }
}
