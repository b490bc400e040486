package io.github.wheelwright.core.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wheelwright.core.bytes.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/**
 * A signed statement on one file (PEP 740, "Attestation objects"), as {@code pypi-attestations sign} writes it. The signature is checked
 * with the certificate that comes with it. Who stands behind that certificate, and when it was signed, is for verifiers to find out, who
 * have a root of trust.
 *
 * @param json all of it, with what applications have added
 * @param subject name of the file
 * @param sha256 digest of the file
 * @param publisher whom the certificate names, as a publisher object
 */
public record Attestation(JsonNode json, String subject, Sha256 sha256, ObjectNode publisher) {
    private static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";
    private static final String STATEMENT = "https://in-toto.io/Statement/v1";
    private static final Set<String> PREDICATES =
            Set.of("https://slsa.dev/provenance/v1", "https://docs.pypi.org/attestations/publish/v1");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * Reads an attestation; {@code where} names it in messages.
     *
     * @throws InvalidProvenanceException where it is malformed, or signed by another key than that of its certificate
     */
    public static Attestation parse(byte[] bytes, String where) {
        Attestation attestation = parse(tree(bytes, where), where);
        Provenance.of(attestation).requireStable(where);
        return attestation;
    }

    static Attestation parse(JsonNode json, String where) {
        if (json.path("version").asInt() != 1) {
            throw InvalidProvenanceException.malformed(where, "its version is not 1");
        }
        byte[] statement = bytes(json, "/envelope/statement", where);
        SigningCertificate certificate = certificate(json, where);
        if (!json.at("/verification_material/transparency_entries").isArray()) {
            throw InvalidProvenanceException.malformed(where, "it has no list of transparency entries");
        }
        if (!certificate.hasSigned(authenticated(statement), bytes(json, "/envelope/signature", where))) {
            throw InvalidProvenanceException.malformed(where, "its signature is not of its statement");
        }
        JsonNode said = tree(statement, where);
        JsonNode subjects = said.path("subject");
        String digest = subjects.at("/0/digest/sha256").asText();
        if (!said.path("_type").asText().equals(STATEMENT)) {
            throw InvalidProvenanceException.malformed(where, "its statement is not an in-toto v1 statement");
        }
        if (!PREDICATES.contains(said.path("predicateType").asText())) {
            throw InvalidProvenanceException.malformed(
                    where,
                    "its predicate is none of PEP 740: "
                            + said.path("predicateType").asText());
        }
        if (subjects.size() != 1 || !digest.matches("[0-9a-fA-F]{64}")) {
            throw InvalidProvenanceException.malformed(where, "it has no single subject with a sha256");
        }
        return new Attestation(
                json,
                subjects.at("/0/name").asText(),
                new Sha256(digest.toLowerCase(Locale.ROOT)),
                certificate.publisher());
    }

    static JsonNode tree(byte[] bytes, String where) {
        try {
            JsonNode json = MAPPER.readTree(bytes);
            if (json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            throw new InvalidProvenanceException(
                    where + " is not JSON: " + e.getMessage(), "sign the wheel again, or leave that file out", e);
        }
        throw InvalidProvenanceException.malformed(where, "it is no JSON object");
    }

    /** Whether {@code json} reads back as it is written. */
    static boolean isStable(JsonNode json) {
        try {
            return MAPPER.readTree(MAPPER.writeValueAsString(json).getBytes(StandardCharsets.UTF_8))
                    .equals(json);
        } catch (IOException e) {
            return false;
        }
    }

    /** What is signed: the pre-authentication encoding of DSSE v1. */
    private static byte[] authenticated(byte[] statement) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("DSSEv1 " + PAYLOAD_TYPE.length() + " " + PAYLOAD_TYPE + " " + statement.length + " ")
                .getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(statement);
        return out.toByteArray();
    }

    private static SigningCertificate certificate(JsonNode json, String where) {
        try {
            return SigningCertificate.parse(bytes(json, "/verification_material/certificate", where));
        } catch (CertificateException e) {
            throw InvalidProvenanceException.malformed(where, "its certificate cannot be read: " + e.getMessage());
        }
    }

    private static byte[] bytes(JsonNode json, String pointer, String where) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(json.at(pointer).asText());
            if (bytes.length > 0) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw InvalidProvenanceException.malformed(where, pointer.substring(1) + " is not base64");
        }
        throw InvalidProvenanceException.malformed(where, pointer.substring(1) + " is not there");
    }
}
