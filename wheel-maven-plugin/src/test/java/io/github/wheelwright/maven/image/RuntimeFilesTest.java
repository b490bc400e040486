package io.github.wheelwright.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeFilesTest {
    @TempDir
    private Path folder;

    @Test
    void areUnpackedFromAnArchiveThatAnotherBuildHasOpen() throws Exception {
        Path archive = folder.resolve("plugin 1.jar");
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("a/runtime/"));
            zip.putNextEntry(new ZipEntry("a/runtime/Dockerfile"));
            zip.write("FROM scratch".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("a/runtime/start"));
            zip.write("#!/bin/sh".getBytes(StandardCharsets.UTF_8));
        }
        URI runtime = URI.create("jar:" + archive.toUri() + "!/a/runtime");
        try (FileSystem other = FileSystems.newFileSystem(runtime, Map.of())) {
            Path dockerfile = RuntimeFiles.unpack(runtime.toURL(), folder.resolve("out"));
            assertThat(other.isOpen()).isTrue();
            assertThat(dockerfile).hasContent("FROM scratch");
            assertThat(Files.isExecutable(folder.resolve("out/start"))).isTrue();
            assertThat(Files.isExecutable(dockerfile)).isFalse();
        }
    }

    @Test
    void areInThePlugin() throws Exception {
        assertThat(RuntimeFiles.unpack(folder)).content().contains("REQUIREMENT");
    }
}
