package io.github.wheelwright.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexRoot;
import io.github.wheelwright.core.index.SimpleLayout;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.PageDocument;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.page.Union;
import io.github.wheelwright.core.store.FaultyStore;
import io.github.wheelwright.core.store.FaultyStore.Request;
import io.github.wheelwright.core.store.MemoryStore;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bar: a wheel goes into an index of 100,000 files with as many requests as into an empty one. */
class LargeIndexTest {
    private static final int PROJECTS = 2_000;
    private static final int FILES = 50;
    private static final IndexRoot ROOT = new IndexRoot(SimpleLayout.ROOT, List.of(), List.of(), false);
    private static final MemoryStore LARGE = new MemoryStore("large");

    @TempDir
    Path folder;

    private record Cost(Map<Request, Long> requests, long read, long written) {}

    @BeforeAll
    static void fill() {
        PageWriter pages = new PageWriter(LARGE, Host.LOCAL);
        List<ProjectName> names = IntStream.range(0, PROJECTS)
                .mapToObj(i -> ProjectName.of("project-" + i))
                .toList();
        for (ProjectName name : names) {
            List<IndexFile> files =
                    IntStream.range(0, FILES).mapToObj(i -> file(name, i)).toList();
            pages.update(PageDocument.project(ROOT, name, true), page -> page.with(files));
        }
        pages.update(PageDocument.list(ROOT, true), list -> new Union().list(list, names, List.of()));
    }

    @Test
    void aNewProjectCostsTheRequestsOfAnEmptyIndexAndTheList() throws IOException {
        Cost empty = publish(new MemoryStore("empty"), "fresh", "1.0");
        Cost large = publish(LARGE, "fresh", "1.0");

        // in the empty one it looks for pages of somebody else as well
        assertThat(large.requests())
                .allSatisfy((request, count) ->
                        assertThat(count).isLessThanOrEqualTo(empty.requests().getOrDefault(request, 0L)));
        long list = bytes("simple/");
        assertThat(large.written()).isBetween(list, empty.written() + list);
        assertThat(large.read()).isBetween(list, empty.read() + 10 * list);
    }

    @Test
    void aProjectThatIsThereCostsItsOwnPages() throws IOException {
        MemoryStore small = new MemoryStore("small");
        publish(small, "project-7", "0.1");
        publish(LARGE, "project-7", "0.1");

        Cost few = publish(small, "project-7", "0.2");
        Cost many = publish(LARGE, "project-7", "0.2");

        assertThat(many.requests()).isEqualTo(few.requests());
        assertThat(many.written() - few.written()).isPositive().isLessThan(bytes("simple/project-7/"));
        // the list is read, and is not written
        assertThat(many.read() - few.read()).isLessThan(10 * (bytes("simple/project-7/") + bytes("simple/")));
    }

    private Cost publish(ObjectStore store, String project, String version) throws IOException {
        FaultyStore counting = new FaultyStore(store);
        Path wheel = WheelFiles.write(folder, project.replace('-', '_'), version);
        new Index(counting).publish(Index.simple(Index.staged(wheel)));
        return new Cost(counting.requests(), counting.bytesRead(), counting.bytesWritten());
    }

    /** Of all forms of the page in {@code folder}. */
    private static long bytes(String folder) {
        return LARGE.list(folder).stream()
                .filter(object -> object.key().lastIndexOf('/') == folder.length() - 1)
                .mapToLong(StoredObject::size)
                .sum();
    }

    private static IndexFile file(ProjectName project, int number) {
        String filename = project.normalized().replace('-', '_') + "-1." + number + "-py3-none-any.whl";
        return new IndexFile(
                "packages/" + filename,
                Sha256.of(filename.getBytes(StandardCharsets.UTF_8)),
                1_000_000 + number,
                Index.TIME,
                Optional.of(">=3.9"),
                Optional.of(Sha256.of(new byte[] {(byte) number})),
                true,
                Optional.empty(),
                Optional.empty());
    }
}
