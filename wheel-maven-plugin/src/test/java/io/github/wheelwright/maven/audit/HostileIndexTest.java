package io.github.wheelwright.maven.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.core.index.IndexFinding;
import io.github.wheelwright.core.index.ProvenanceLink;
import io.github.wheelwright.core.provenance.Attestation;
import io.github.wheelwright.core.provenance.Provenance;
import io.github.wheelwright.core.provenance.Signer;
import io.github.wheelwright.maven.audit.PlantedIndex.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are slow, broken or mean: the audit says so, and ends. */
class HostileIndexTest {
    private static final AuditLimits IMPATIENT = new AuditLimits(10, 10, 2, Duration.ofMillis(300), 1 << 20, false);
    private static final int LARGE = AuditLimits.SMALL_FILE + 1;

    private final CountDownLatch end = new CountDownLatch(1);
    private PlantedIndex index;

    @BeforeEach
    void serve() throws IOException {
        index = new PlantedIndex();
    }

    @AfterEach
    void stop() {
        end.countDown();
        index.close();
    }

    @Test
    void aPageThatNeverComesIsGivenUp() {
        index.before(PlantedIndex.PAGE + "json", this::awaitEnd);

        assertThat(index.audit(IMPATIENT).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FaultCode.PAGE_UNREADABLE);
            assertThat(finding.message()).startsWith("took longer than");
        });
    }

    @Test
    void aFileThatNeverComesIsGivenUp() {
        index.before("/packages/" + index.filename(), this::awaitEnd);

        assertThat(codes(index.audit(IMPATIENT))).containsOnly(FaultCode.FILE_UNREADABLE);
    }

    @Test
    void aPageThatIsTooLargeIsNotRead() {
        index.pages(answer -> answer.with(new byte[2 << 20]));

        assertThat(index.audit().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FaultCode.PAGE_UNREADABLE);
            assertThat(finding.message()).startsWith("larger than 1.0 MB");
        });
    }

    @Test
    void aPageThatIsPackedUnaskedIsUnpacked() {
        index.pages(answer -> answer.with(packed(answer.body())).with("Content-Encoding", "gzip"));

        assertThat(index.audit().findings()).isEmpty();
    }

    @Test
    void aPageThatUnpacksTooFarIsNotRead() {
        index.pages(answer -> answer.with(packed(new byte[8 << 20])).with("Content-Encoding", "gzip"));

        assertThat(codes(index.audit())).containsOnly(FaultCode.PAGE_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"files\":{}}", "{\"projects\":[]}", "\u0000"})
    void aMalformedJsonPageIsNamed(String text) {
        index.answer(PlantedIndex.PAGE + "json", answer -> answer.with(bytes(text)));

        assertThat(codes(index.audit())).contains(FaultCode.PAGE_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"files\":[1,null,\"x\",{},{\"url\":7}]}",
                "{\"files\":[{\"url\":\"http://127.0.0.1:123456/a.whl\"}]}"
            })
    void nonsenseInAPageDoesNotEndTheAudit(String text) {
        index.answer(PlantedIndex.PAGE + "json", answer -> answer.with(bytes(text)));

        assertThat(index.audit().findings()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=../../packages/%s>demo</a>",
                "<A HREF='../../packages/%s'>x<a href>y",
                "</p><table><a href=\"../../packages/%s\"><b></table>",
                "<base href=\"../../packages/\"><a href=\"%s\">",
            })
    void htmlIsReadAsPipReadsIt(String html) {
        index.answer(PlantedIndex.PAGE + "json", answer -> answer.with(406))
                .answer(PlantedIndex.PAGE + "html", answer -> answer.with(bytes(html.formatted(index.filename()))));

        AuditResult result = index.audit();

        assertThat(result.files()).isEqualTo(1);
        assertThat(codes(result)).contains(FaultCode.HASH_MISSING).doesNotContain(FaultCode.FILE_UNREADABLE);
    }

    @Test
    void redirectionsInACircleEnd() {
        index.pages(answer -> new Answer(302, Map.of("Location", PlantedIndex.PAGE), new byte[0]));

        assertThat(codes(index.audit())).containsOnly(FaultCode.PAGE_UNREADABLE);
    }

    @Test
    void aRedirectedPageIsReadWithTheAddressThatItHasAtLast() {
        index.answer("/elsewhere/demo/html", answer -> page("html"))
                .answer("/elsewhere/demo/json", answer -> page("json"))
                .pages(answer -> new Answer(302, Map.of("Location", "/elsewhere/demo/"), new byte[0]));

        assertThat(index.audit().findings()).isEmpty();
    }

    @Test
    void aServerThatTellsAnotherSizeThanItSendsIsNamed() {
        index.wheel(
                answer -> answer.with("Content-Range", "bytes 0-0/7").with(206).with(new byte[1]));

        assertThat(codes(index.audit())).containsOnly(FaultCode.SIZE_MISMATCH, FaultCode.FILE_UNREADABLE);
    }

    @Test
    void ofALargeWheelOnlyItsEndsAreRead() {
        large();

        assertThat(index.audit().findings()).isEmpty();
        assertThat(index.sent()).isLessThan(200_000);
    }

    @Test
    void aLargeWheelIsReadWholeWhenAsked() {
        large();
        index.text(
                Sha256.of(SampleWheel.large("demo", "1.0", "py3-none-any", LARGE))
                        .hex(),
                "0".repeat(64));

        assertThat(index.audit().findings()).isEmpty();
        assertThat(codes(index.audit(new AuditLimits(10, 10, 2, Duration.ofSeconds(60), 1 << 20, true))))
                .containsOnly(FaultCode.HASH_MISMATCH);
    }

    // a digest in upper case is one; one of the wrong length is a fault of the page
    @ParameterizedTest
    @CsvSource({"true, true,", "true, false, PROVENANCE_UNREADABLE", "false, true, HASH_INVALID"})
    void anOddDigestOfAnAttestedFileDoesNotEndTheAudit(boolean whole, boolean same, @Nullable FaultCode code) {
        Sha256 digest = Sha256.of(SampleWheel.stored("demo", "1.0", "py3-none-any"));
        Sha256 attested = same ? digest : Sha256.of(new byte[0]);
        byte[] signed = Signer.attestation("github", Signer.statement(index.filename(), attested, Signer.PUBLISH));
        index.file(file -> file.withProvenance(
                        ProvenanceLink.below(index.uri().resolve("/").toString())))
                .answer(
                        "/packages/" + index.filename() + ".provenance",
                        answer -> new Answer(
                                200,
                                Map.of(),
                                Provenance.of(Attestation.parse(signed, "signed"))
                                        .bytes()))
                .text(digest.hex(), whole ? digest.hex().toUpperCase(Locale.ROOT) : "0123");

        assertThat(codes(index.audit())).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void controlCharactersOfAPageDoNotReachTheConsole() {
        index.text("\"api-version\":\"1.4\"", "\"api-version\":\"9\\u001b[2J\\n\"");

        assertThat(index.audit().findings())
                .extracting(IndexFinding::message)
                .allMatch(message -> message.chars().noneMatch(Character::isISOControl));
    }

    @Test
    void whatIsBeyondTheLimitsIsCounted() {
        AuditResult result = index.audit(new AuditLimits(10, 0, 2, Duration.ofSeconds(20), 1 << 20, false));

        assertThat(result.files()).isZero();
        assertThat(result.filesLeft()).isEqualTo(1);
        assertThat(result.findings()).isEmpty();
    }

    private void large() {
        index.file(
                "demo-1.0-py3-none-any.whl",
                SampleWheel.large("demo", "1.0", "py3-none-any", LARGE),
                SampleWheel.metadata("demo", "1.0"));
    }

    private Answer page(String form) {
        return index.answerOf(PlantedIndex.PAGE + form);
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<FaultCode> codes(AuditResult result) {
        return result.findings().stream().map(IndexFinding::code).distinct().toList();
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
