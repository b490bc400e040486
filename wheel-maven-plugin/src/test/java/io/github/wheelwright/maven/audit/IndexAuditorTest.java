package io.github.wheelwright.maven.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.IndexFinding;
import io.github.wheelwright.core.index.ProvenanceLink;
import io.github.wheelwright.maven.audit.PlantedIndex.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** X4: each fault is found, and nothing else with it. */
class IndexAuditorTest {
    private static final String OTHER_SHA256 = Sha256.of(new byte[] {1}).hex();
    private static final Map<FaultCode, UnaryOperator<PlantedIndex>> FAULTS = faults();

    private PlantedIndex index;

    @BeforeEach
    void serve() throws IOException {
        index = new PlantedIndex();
    }

    @AfterEach
    void stop() {
        index.close();
    }

    @Test
    void aFaultlessIndexHasNoFindings() {
        AuditResult result = index.audit();

        assertThat(result.findings()).isEmpty();
        assertThat(result.projects()).isEqualTo(1);
        assertThat(result.files()).isEqualTo(1);
    }

    static Stream<FaultCode> codes() {
        return Stream.of(FaultCode.values()).filter(code -> !code.foundBy().equals("fsck"));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void aPlantedFaultIsFoundAndNothingElse(FaultCode code) {
        assertThat(FAULTS).as("a fault for each code").containsKey(code);

        AuditResult result = FAULTS.get(code).apply(index).audit();

        assertThat(result.findings()).extracting(IndexFinding::code).containsOnly(code);
        assertThat(result.findings()).allSatisfy(finding -> {
            assertThat(finding.where()).isNotEmpty();
            assertThat(finding.message()).isNotEmpty();
        });
    }

    private static Map<FaultCode, UnaryOperator<PlantedIndex>> faults() {
        Map<FaultCode, UnaryOperator<PlantedIndex>> faults = new EnumMap<>(FaultCode.class);
        faults.put(FaultCode.LIST_MISSING, i -> i.answer("/simple/json", a -> a.with(404)));
        faults.put(FaultCode.LIST_UNREADABLE, i -> i.answer("/simple/json", a -> a.with(500)));
        faults.put(FaultCode.PAGE_MISSING, i -> i.pages(a -> a.with(404)));
        faults.put(FaultCode.PAGE_UNREADABLE, i -> i.pages(a -> a.with(403)));
        faults.put(
                FaultCode.PAGE_CONTENT_TYPE,
                i -> i.answer("/simple/demo/json", a -> a.with("Content-Type", "application/json")));
        faults.put(FaultCode.PAGE_CACHED, i -> i.pages(a -> a.with("Cache-Control", "public, max-age=600")));
        faults.put(FaultCode.PAGE_NOT_VALIDATED, i -> i.pages(a -> a.without("ETag")));
        faults.put(
                FaultCode.API_VERSION,
                i -> i.text("\"api-version\":\"1.4\"", "\"api-version\":\"2.0\"")
                        .text("version\" content=\"1.4\"", "version\" content=\"2.0\""));
        faults.put(
                FaultCode.ABSENT_IS_NOT_404,
                i -> i.answer("/simple/wheelwright-audit-of-an-absent-project/html", a -> a.with(403)));
        faults.put(
                FaultCode.NAME_NOT_NORMALIZED,
                i -> i.answer("/simple/json", a -> a.with(406))
                        .answer("/simple/html", a -> a.with(bytes("<a href=Demo/>Demo</a>"))));
        faults.put(
                FaultCode.FORMS_DISAGREE,
                i -> i.text("data-requires-python=\"&gt;=3.8\"", "data-requires-python=\"&gt;=3.9\""));
        faults.put(FaultCode.VERSIONS_INCOMPLETE, i -> i.text("\"versions\":[\"1.0\"]", "\"versions\":[\"0.9\"]"));
        faults.put(
                FaultCode.QUARANTINED_WITH_FILES,
                i -> i.text("\"name\":\"demo\"", "\"name\":\"demo\",\"project-status\":{\"status\":\"quarantined\"}"));
        faults.put(
                FaultCode.FILENAME_INVALID,
                i -> i.text(i.filename(), "demo.exe").answer("/packages/demo.exe", a -> wheel("application/x")));
        faults.put(
                FaultCode.FILENAME_NOT_NORMALIZED,
                i -> i.file(
                        "Demo-1.0-py3-none-any.whl",
                        SampleWheel.stored("demo", "1.0", "py3-none-any"),
                        SampleWheel.metadata("demo", "1.0")));
        faults.put(
                FaultCode.FILENAME_OTHER_PROJECT,
                i -> i.file(
                        "other-1.0-py3-none-any.whl",
                        SampleWheel.stored("other", "1.0", "py3-none-any"),
                        SampleWheel.metadata("other", "1.0")));
        faults.put(
                FaultCode.FILENAME_DUPLICATE,
                i -> i.text(
                        "</table>",
                        "<a href=\"../../packages/demo-1.0-py3-none-any.whl#sha256=" + sha()
                                + "\">demo-1.0-py3-none-any.whl</a></table>"));
        faults.put(FaultCode.LINK_TEXT, i -> i.text(">" + i.filename() + "<", ">download<"));
        faults.put(FaultCode.LINK_INSECURE, i -> i.text("<table>", "<table><a href=\"file:///etc/passwd\">passwd</a>"));
        faults.put(
                FaultCode.HASH_MISSING,
                i -> i.text("\"sha256\":\"" + sha() + "\"},\"size\"", "\"x\":\"\"},\"size\"")
                        .text("#sha256=" + sha(), ""));
        faults.put(
                FaultCode.HASH_WEAK,
                i -> i.text("\"sha256\":\"" + sha(), "\"md5\":\"" + Digest.of("md5", body()))
                        .text("#sha256=" + sha(), "#md5=" + Digest.of("md5", body())));
        faults.put(FaultCode.HASH_INVALID, i -> i.text(sha(), "abc"));
        faults.put(FaultCode.HASH_MISMATCH, i -> i.text(sha(), OTHER_SHA256));
        faults.put(FaultCode.SIZE_MISSING, i -> i.text("\"size\":", "\"_size\":"));
        faults.put(
                FaultCode.SIZE_MISMATCH, i -> i.text("\"size\":", "\"size\":1").text("data-size=\"", "data-size=\"1"));
        faults.put(FaultCode.UPLOAD_TIME_MISSING, i -> i.text("\"upload-time\":", "\"_upload-time\":"));
        faults.put(
                FaultCode.UPLOAD_TIME_INVALID,
                i -> i.text("\"upload-time\":\"2026-11-21T09:00:00Z", "\"upload-time\":\"2026-11-21 09:00:00"));
        faults.put(FaultCode.YANKED_WITHOUT_REASON, i -> i.file(file -> yanked(file, "")));
        faults.put(
                FaultCode.PLATFORM_TAG_LINUX,
                i -> i.file(
                        "demo-1.0-py3-none-linux_x86_64.whl",
                        SampleWheel.stored("demo", "1.0", "py3-none-linux_x86_64"),
                        SampleWheel.metadata("demo", "1.0")));
        faults.put(FaultCode.FILE_MISSING, i -> i.wheel(a -> a.with(404)));
        faults.put(FaultCode.FILE_UNREADABLE, i -> i.wheel(a -> a.with(403)));
        faults.put(FaultCode.FILE_ENCODED, i -> i.wheel(a -> a.with("Content-Encoding", "gzip")));
        faults.put(FaultCode.FILE_CONTENT_TYPE, i -> i.wheel(a -> a.with("Content-Type", "text/plain")));
        faults.put(FaultCode.FILE_NOT_CACHED, i -> i.wheel(a -> a.with("Cache-Control", "no-cache")));
        faults.put(FaultCode.FILE_WITHOUT_RANGES, PlantedIndex::withoutRanges);
        faults.put(
                FaultCode.WHEEL_INVALID,
                i -> i.file("demo-1.0-py3-none-any.whl", bytes("no archive"), SampleWheel.metadata("demo", "1.0")));
        faults.put(
                FaultCode.DATA_DESCRIPTORS,
                i -> i.file(
                        "demo-1.0-py3-none-any.whl",
                        SampleWheel.withDataDescriptors("demo", "1.0", "py3-none-any"),
                        SampleWheel.metadata("demo", "1.0")));
        faults.put(
                FaultCode.METADATA_INVALID,
                i -> i.file(
                        "demo-1.0-py3-none-any.whl",
                        SampleWheel.stored("demo", "1.0", "py3-none-any", SampleWheel.metadata("demo", "2.0")),
                        SampleWheel.metadata("demo", "2.0")));
        faults.put(
                FaultCode.METADATA_FILE_MISSING,
                i -> i.file(file -> described(file, file.requiresPython(), Optional.empty())));
        faults.put(
                FaultCode.METADATA_FILE_UNREADABLE,
                i -> i.answer("/packages/" + i.filename() + ".metadata", a -> a.with(403)));
        faults.put(
                FaultCode.METADATA_FILE_MISMATCH,
                i -> i.file(
                        "demo-1.0-py3-none-any.whl",
                        SampleWheel.stored("demo", "1.0", "py3-none-any"),
                        SampleWheel.metadata("demo", "1.0.0")));
        faults.put(
                FaultCode.METADATA_HASH_MISSING,
                i -> i.text("\"core-metadata\":{\"sha256\":\"" + metadataSha() + "\"}", "\"core-metadata\":true"));
        faults.put(FaultCode.METADATA_HASH_MISMATCH, i -> i.text(metadataSha(), OTHER_SHA256));
        faults.put(
                FaultCode.METADATA_OLD_KEY,
                i -> i.text(
                        "\"core-metadata\":",
                        "\"dist-info-metadata\":{\"sha256\":\"" + metadataSha() + "\"},\"core-metadata\":"));
        faults.put(
                FaultCode.REQUIRES_PYTHON_MISSING,
                i -> i.file(file -> described(file, Optional.empty(), file.coreMetadata())));
        faults.put(
                FaultCode.REQUIRES_PYTHON_MISMATCH,
                i -> i.file(file -> described(file, Optional.of(">=3.9"), file.coreMetadata())));
        faults.put(
                FaultCode.PROVENANCE_UNREADABLE,
                i -> i.file(file -> file.withProvenance(
                        ProvenanceLink.below(i.uri().resolve("/").toString()))));
        return faults;
    }

    private static Answer wheel(String type) {
        return new Answer(
                200, Map.of("Content-Type", type, "Cache-Control", "public, max-age=31536000, immutable"), body());
    }

    private static byte[] body() {
        return SampleWheel.stored("demo", "1.0", "py3-none-any");
    }

    private static String sha() {
        return Sha256.of(body()).hex();
    }

    private static String metadataSha() {
        return Sha256.of(SampleWheel.metadata("demo", "1.0")).hex();
    }

    private static IndexFile yanked(IndexFile file, String reason) {
        return new IndexFile(
                file.key(),
                file.sha256(),
                file.size(),
                file.uploadTime(),
                file.requiresPython(),
                file.coreMetadata(),
                file.distInfoMetadata(),
                Optional.of(reason),
                Optional.empty());
    }

    private static IndexFile described(IndexFile file, Optional<String> requiresPython, Optional<Sha256> coreMetadata) {
        return new IndexFile(
                file.key(),
                file.sha256(),
                file.size(),
                file.uploadTime(),
                requiresPython,
                coreMetadata,
                file.distInfoMetadata(),
                Optional.empty(),
                Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
