package io.github.wheelwright.maven.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.core.index.IndexFinding;
import io.github.wheelwright.core.release.WheelFiles;
import io.github.wheelwright.core.store.DirectoryStore;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.maven.goal.PublishedFolder;
import io.github.wheelwright.maven.serve.StoreServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The indexes of other tools, and ours by several servers: what an audit says of each. */
class PeerIndexesIT {
    private @TempDir Path work;
    private Path wheels;

    @BeforeEach
    void writeWheels() throws IOException {
        wheels = Files.createDirectories(work.resolve("wheels"));
        WheelFiles.write(wheels, "demo", "1.0");
        WheelFiles.write(wheels, "demo", "2.0");
        WheelFiles.write(wheels, "flash_attn", "2.9.0", "demo>=1");
    }

    @Test
    void pypiserver() throws Exception {
        try (PeerServer server = PeerServer.start(
                work, Engines.require("pypi-server"), "run", "-i", "127.0.0.1", "-p", "PORT", wheels.toString())) {
            assertThat(codes(server.uri("/simple/")))
                    .containsExactlyInAnyOrder(
                            FaultCode.PAGE_CACHED,
                            FaultCode.PAGE_NOT_VALIDATED,
                            FaultCode.FILE_NOT_CACHED,
                            FaultCode.METADATA_FILE_MISSING,
                            FaultCode.REQUIRES_PYTHON_MISSING);
        }
    }

    @Test
    void dumbPypiServedByPython() throws Exception {
        Path list = Files.write(
                work.resolve("list"),
                List.of("demo-1.0-py3-none-any.whl", "demo-2.0-py3-none-any.whl", "flash_attn-2.9.0-py3-none-any.whl"));
        PeerServer.run(
                work,
                Engines.require("dumb-pypi"),
                "--package-list",
                list.toString(),
                "--packages-url",
                "../../../wheels/",
                "--output-dir",
                work.resolve("dumb").toString());
        try (PeerServer server = python(work)) {
            assertThat(codes(server.uri("/dumb/simple/")))
                    .containsExactlyInAnyOrder(
                            FaultCode.PAGE_CACHED,
                            FaultCode.HASH_MISSING,
                            FaultCode.FILE_NOT_CACHED,
                            FaultCode.FILE_WITHOUT_RANGES,
                            FaultCode.METADATA_FILE_MISSING,
                            FaultCode.REQUIRES_PYTHON_MISSING);
        }
    }

    @Test
    void oursByPythonHasOnlyTheFaultsOfThatServer() throws Exception {
        PublishedFolder.publish(wheels, work.resolve("index"));
        try (PeerServer server = python(work.resolve("index"))) {
            assertThat(codes(server.uri("/simple/")))
                    .containsExactlyInAnyOrder(
                            FaultCode.PAGE_CACHED, FaultCode.FILE_NOT_CACHED, FaultCode.FILE_WITHOUT_RANGES);
        }
    }

    @Test
    void oursByServeHasNoFaults() throws Exception {
        PublishedFolder.publish(wheels, work.resolve("index"));
        try (ObjectStore store = new DirectoryStore(work.resolve("index"));
                StoreServer server = StoreServer.start(store, 0, line -> {})) {
            assertThat(codes(URI.create(server.address() + "simple/"))).isEmpty();
        }
    }

    private PeerServer python(Path folder) throws IOException {
        return PeerServer.start(folder, Engines.require("python"), "-m", "http.server", "--bind", "127.0.0.1", "PORT");
    }

    private static TreeSet<FaultCode> codes(URI index) {
        List<IndexFinding> findings = new IndexAuditor(index, PlantedIndex.LIMITS, line -> {})
                .run(List.of())
                .findings();
        TreeSet<FaultCode> codes = new TreeSet<>();
        findings.forEach(finding -> codes.add(finding.code()));
        return codes;
    }
}
