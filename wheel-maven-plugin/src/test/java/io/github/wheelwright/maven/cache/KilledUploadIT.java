package io.github.wheelwright.maven.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.maven.ci.Scope;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the midst of an upload: a miss, and the next upload heals. */
class KilledUploadIT {
    private static final CacheKey KEY = CacheKey.content(List.of("killed"));

    @TempDir
    private Path folder;

    private Path built;

    @BeforeEach
    void build() throws Exception {
        built = Files.createDirectory(folder.resolve("built"));
        WheelFiles.write(built, "runtime", "1.0", "py3-none-linux_x86_64", "first", List.of());
        WheelFiles.write(built, "kernels", "1.0", "py3-none-linux_x86_64", "second", List.of());
    }

    @Test
    void healsInAFolder() throws Exception {
        killAndHeal(folder.resolve("store").toString());
    }

    @Test
    void healsInMinio() throws Exception {
        Engines.require("minio.endpoint");
        killAndHeal(UUID.randomUUID().toString());
    }

    private void killAndHeal(String where) throws Exception {
        killDuringFile(where, 2);
        try (ObjectStore store = StallingUpload.store(where);
                Stream<Path> files = Files.list(built)) {
            WheelCache cache = new WheelCache(store, Scope.SHARED);
            assertThat(cache.find(KEY))
                    .isInstanceOf(CacheState.Miss.class)
                    .extracting(CacheState::description)
                    .isEqualTo("no manifest: an upload was not finished, 1 of its objects are there");

            CacheUpload.Result healed =
                    new CacheUpload(cache, Progress.NONE).run(KEY, files.toList(), Optional.empty(), false);
            assertThat(healed.written()).isTrue();
            assertThat(new CacheDownload(cache, Progress.NONE).run(cache.find(KEY), folder.resolve("out")))
                    .hasSize(2);
        }
    }

    private void killDuringFile(String where, int number) throws Exception {
        Process upload = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Dengines=" + System.getProperty("engines", "optional"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        StallingUpload.class.getName(),
                        built.toString(),
                        where,
                        String.valueOf(number))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(upload.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo(StallingUpload.STALLED);
        } finally {
            upload.destroyForcibly().waitFor();
        }
    }
}
