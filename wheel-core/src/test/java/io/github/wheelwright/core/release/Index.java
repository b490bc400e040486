package io.github.wheelwright.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.index.Channel;
import io.github.wheelwright.core.index.CommitLayout;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.JsonPages;
import io.github.wheelwright.core.index.Layout;
import io.github.wheelwright.core.index.Ordinal;
import io.github.wheelwright.core.index.ProjectList;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.SimpleLayout;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.core.staging.Stager;
import io.github.wheelwright.core.store.Condition;
import io.github.wheelwright.core.store.Content;
import io.github.wheelwright.core.store.MemoryStore;
import io.github.wheelwright.core.store.ObjectBody;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An index under test: releases go in, and what readers see comes out. */
public final class Index {
    public static final Instant TIME = Instant.parse("2026-11-21T09:00:00Z");

    public final ObjectStore store;

    public Index(ObjectStore store) {
        this.store = store;
    }

    public static List<StagedWheel> staged(Path... files) throws IOException {
        return Stager.stage(List.of(files), Optional.empty(), Progress.NONE);
    }

    public static Release simple(List<StagedWheel> wheels) {
        return release(wheels, new SimpleLayout(), List.of(), null);
    }

    public static Release commit(String commit, long ordinal, List<Channel> channels, List<StagedWheel> wheels) {
        return release(wheels, layout(commit), channels, new Ordinal(Ordinal.Kind.EXPLICIT, ordinal));
    }

    public static CommitLayout layout(String commit) {
        return new CommitLayout(commit, commit + "/", Optional.empty(), Optional.empty(), Map.of());
    }

    static Release release(List<StagedWheel> wheels, Layout layout, List<Channel> channels, Ordinal ordinal) {
        return new Release(
                wheels, layout, channels, Optional.ofNullable(ordinal), 20, TIME, true, "https://wheels.example.org/");
    }

    public PublishResult publish(Release release) {
        return new Publisher(store, Progress.NONE).publish(ReleasePlan.publish(release));
    }

    /** Filenames on the page of the project at the root {@code folder}. */
    public List<String> files(String folder, String project) {
        return page(folder, project)
                .map(page -> page.files().stream().map(IndexFile::filename).toList())
                .orElse(List.of());
    }

    public Optional<ProjectPage> page(String folder, String project) {
        String key = folder + project + "/index.json";
        return store.get(key).map(content -> JsonPages.parseProject(content.bytes(), key, key));
    }

    public ProjectList list(String folder) {
        return store.get(folder + "index.json")
                .map(content -> JsonPages.parseList(content.bytes(), folder))
                .orElse(ProjectList.EMPTY);
    }

    /** All objects with their bytes as text, so that two states can be compared. */
    public Map<String, Sha256> state() {
        Map<String, Sha256> state = new TreeMap<>();
        for (StoredObject object : store.list("")) {
            state.put(object.key(), Sha256.of(content(object.key()).bytes()));
        }
        return state;
    }

    /** The same objects in a store in memory. */
    public Index copy() {
        MemoryStore copy = new MemoryStore("memory");
        for (StoredObject object : store.list("")) {
            copy.put(object.key(), ObjectBody.of(content(object.key()).bytes(), "a/b", "no-cache"), Condition.ABSENT);
        }
        return new Index(copy);
    }

    /** X3, X4: every listed file is there with the bytes that the page promises, and so is its METADATA. */
    public void checkThatNoPageLies() {
        for (StoredObject object : store.list("")) {
            if (object.key().endsWith("/index.json") && isProjectPage(object.key())) {
                for (IndexFile file : JsonPages.parseProject(
                                content(object.key()).bytes(), object.key(), object.key())
                        .files()) {
                    assertThat(Sha256.of(content(file.key()).bytes()))
                            .as(file.key())
                            .isEqualTo(file.sha256());
                    assertThat(Optional.of(Sha256.of(
                                    content(IndexFile.metadataKey(file.key())).bytes())))
                            .isEqualTo(file.coreMetadata());
                }
            }
        }
    }

    private boolean isProjectPage(String key) {
        return new String(content(key).bytes(), StandardCharsets.UTF_8).contains("\"files\":");
    }

    private Content content(String key) {
        return store.get(key).orElseThrow(() -> new AssertionError("no object " + key));
    }
}
