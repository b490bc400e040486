package io.github.wheelwright.core.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wheelwright.core.bytes.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PEP 740. */
class ProvenanceTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String WHEEL = "demo-1.0-py3-none-any.whl";
    private static final Sha256 DIGEST = Sha256.of(new byte[] {1, 2, 3});

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            github | {"kind":"GitHub","repository":"octo/wheels","workflow":"release.yml","claims":{}}
            gitlab | {"kind":"GitLab","repository":"octo/sub/wheels","workflow_filepath":"ci/release.yml","claims":{}}
            google | {"kind":"Google","email":"release@wheels.example.org","claims":{}}
            own    | {"kind":"certificate","issuer":"","identity":"CN=Release key","claims":{}}
            """)
    void thePublisherIsWhomTheCertificateNames(String certificate, String publisher) {
        assertThat(attestation(certificate).publisher()).hasToString(publisher);
    }

    // entry 200170367 of the public transparency log: signed by Sigstore for a build service, not by these tests
    @Test
    void aRealAttestationIsOfItsSubjectAndPublisher() throws IOException {
        Attestation real;
        try (InputStream in = ProvenanceTest.class.getResourceAsStream("cloud-build.attestation")) {
            real = Attestation.parse(in.readAllBytes(), "real");
        }

        assertThat(real.publisher().get("kind").asText()).isEqualTo("Google");
        assertThat(real.publisher().get("email").asText())
                .isEqualTo("919436158236-compute@developer.gserviceaccount.com");
        Provenance.of(real)
                .check(
                        "gcb_attestation_test-0.0.0.tar.gz",
                        new Sha256("461317362419124b6012e855423a9078d6de8aed3e74fa78cc74d669b23dc6cf"),
                        "real");
    }

    @Test
    void anAttestationIsServedAsItWasGiven() throws IOException {
        byte[] given = bytes("github");

        Provenance served =
                Provenance.parse(Provenance.of(Attestation.parse(given, "a")).bytes(), "served");

        assertThat(served.bundles().get(0).attestations().get(0).json()).isEqualTo(MAPPER.readTree(given));
        served.check(WHEEL, DIGEST, "served");
    }

    @Test
    void attestationsOfOnePublisherAreInOneBundle() {
        Provenance first = Provenance.of(attestation("github"));
        Provenance slsa = Provenance.of(Attestation.parse(
                Signer.attestation("github", Signer.statement(WHEEL, DIGEST, "https://slsa.dev/provenance/v1")),
                "slsa"));

        Provenance all =
                first.and(slsa).and(Provenance.of(attestation("google"))).and(first);

        assertThat(all.bundles())
                .extracting(bundle -> bundle.attestations().size())
                .isEqualTo(List.of(2, 1));
    }

    // PEP 740: the subject may be equivalent but normalized
    @ParameterizedTest
    @CsvSource({
        "demo-1.0-py3-none-any.whl, true",
        "Demo-1.0.0-py3-none-any.whl, true",
        "demo-1.0-1-py3-none-any.whl, false",
        "demo-1.1-py3-none-any.whl, false",
        "demo-1.0.tar.gz, false"
    })
    void filenamesAreComparedAsSuch(String subject, boolean same) {
        Provenance provenance = Provenance.of(Attestation.parse(
                Signer.attestation("github", Signer.statement(subject, DIGEST, Signer.PUBLISH)), "a"));
        if (same) {
            provenance.check(WHEEL, DIGEST, "here");
        } else {
            assertThatThrownBy(() -> provenance.check(WHEEL, DIGEST, "here"))
                    .hasMessageStartingWith("here attests another file than the one it is to be served for");
        }
    }

    @Test
    void anotherDigestIsAnotherFile() {
        assertThatThrownBy(() -> Provenance.of(attestation("github")).check(WHEEL, Sha256.of(new byte[0]), "here"))
                .hasMessageContaining("attested " + WHEEL + " (" + DIGEST + ")");
    }

    @Test
    void whatIsMalformedIsNamed() {
        refused(json -> json.put("version", 2), "its version is not 1");
        refused(json -> json.remove("envelope"), "envelope/statement is not there");
        refused(
                json -> ((ObjectNode) json.at("/envelope")).put("signature", "@@@@"),
                "envelope/signature is not there");
        refused(
                json -> ((ObjectNode) json.at("/verification_material")).put("certificate", "AAAA"),
                "its certificate cannot be read");
        refused(
                json -> ((ObjectNode) json.at("/verification_material")).remove("transparency_entries"),
                "no list of transparency entries");
        refused(
                json -> ((ObjectNode) json.at("/envelope"))
                        .put(
                                "statement",
                                Base64.getEncoder()
                                        .encodeToString(Signer.statement(WHEEL, Sha256.of(new byte[0]), Signer.PUBLISH)
                                                .toString()
                                                .getBytes(StandardCharsets.UTF_8))),
                "its signature is not of its statement");
        signed(statement -> statement.put("_type", "https://in-toto.io/Statement/v0.1"), "not an in-toto v1 statement");
        signed(statement -> statement.put("predicateType", "https://x.example.org"), "none of PEP 740: https://x");
        signed(statement -> statement.withArray("subject").addObject(), "no single subject");
        signed(statement -> ((ObjectNode) statement.at("/subject/0/digest")).removeAll(), "no single subject");
        assertThatThrownBy(() -> Provenance.parse("{\"version\":1}".getBytes(StandardCharsets.UTF_8), "here"))
                .hasMessageContaining("it has no bundles");
        assertThatThrownBy(() -> Provenance.parse("[".getBytes(StandardCharsets.UTF_8), "here"))
                .hasMessageStartingWith("here is not JSON");
    }

    // else each run would find something else than it has written, and add a copy
    @ParameterizedTest
    @MethodSource
    void whatWouldNotReadBackAsItIsWrittenIsRefused(String claim) {
        String given = new String(bytes("github"), StandardCharsets.UTF_8);
        byte[] odd =
                (given.substring(0, given.length() - 1) + ",\"claim\":" + claim + "}").getBytes(StandardCharsets.UTF_8);
        String ready = new String(Provenance.of(attestation("github")).bytes(), StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Attestation.parse(odd, "here"))
                .isInstanceOf(InvalidProvenanceException.class)
                .hasMessageStartingWith("here ");
        assertThatThrownBy(() -> Provenance.parse(
                        ready.replace("\"claims\":{}", "\"claims\":" + claim).getBytes(StandardCharsets.UTF_8), "here"))
                .isInstanceOf(InvalidProvenanceException.class)
                .hasMessageStartingWith("here ");
    }

    static Stream<String> whatWouldNotReadBackAsItIsWrittenIsRefused() {
        return Stream.of("\"\\ud800\"", "{\"\\udfff\":1}", "1e999", "-1e999", "[".repeat(998) + "]".repeat(998));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\ud83d\\ude00 \\u0000\"",
                "[1.10, 1e-400, -0.0, 123456789012345678901234567890, 0.1234567890123456789]"
            })
    void whatIsOddAndReadsBackIsTaken(String claim) {
        String given = new String(bytes("github"), StandardCharsets.UTF_8);
        Provenance provenance = Provenance.of(Attestation.parse(
                (given.substring(0, given.length() - 1) + ",\"claim\":" + claim + "}").getBytes(StandardCharsets.UTF_8),
                "here"));

        assertThat(Provenance.parse(provenance.bytes(), "served")).isEqualTo(provenance);
    }

    private static void refused(Consumer<ObjectNode> damage, String message) {
        ObjectNode json = (ObjectNode) attestation("github").json();
        damage.accept(json);
        assertThatThrownBy(() -> Attestation.parse(json.toString().getBytes(StandardCharsets.UTF_8), "here"))
                .isInstanceOf(InvalidProvenanceException.class)
                .hasMessageStartingWith("here is not an attestation of PEP 740: ")
                .hasMessageContaining(message);
    }

    private static void signed(Consumer<ObjectNode> damage, String message) {
        ObjectNode statement = Signer.statement(WHEEL, DIGEST, Signer.PUBLISH);
        damage.accept(statement);
        assertThatThrownBy(() -> Attestation.parse(Signer.attestation("github", statement), "here"))
                .hasMessageContaining(message);
    }

    private static byte[] bytes(String certificate) {
        return Signer.attestation(certificate, Signer.statement(WHEEL, DIGEST, Signer.PUBLISH));
    }

    private static Attestation attestation(String certificate) {
        return Attestation.parse(bytes(certificate), "a");
    }
}
