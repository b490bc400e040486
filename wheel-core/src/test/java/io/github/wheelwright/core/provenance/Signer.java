package io.github.wheelwright.core.provenance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wheelwright.core.bytes.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Attests wheels with a key of the tests. Its certificates name publishers as those of Fulcio do; nobody stands behind them. */
public final class Signer {
    public static final String PUBLISH = "https://docs.pypi.org/attestations/publish/v1";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Signer() {}

    /** Puts {@code <wheel>.publish.attestation} beside the wheel. */
    public static Path sign(Path wheel) throws IOException {
        return Files.write(
                Path.of(wheel + ".publish.attestation"),
                attestation(
                        "github",
                        statement(wheel.getFileName().toString(), Sha256.of(Files.readAllBytes(wheel)), PUBLISH)));
    }

    /** A statement on a file. */
    public static ObjectNode statement(String filename, Sha256 sha256, String predicate) {
        ObjectNode statement = MAPPER.createObjectNode().put("_type", "https://in-toto.io/Statement/v1");
        statement
                .putArray("subject")
                .addObject()
                .put("name", filename)
                .putObject("digest")
                .put("sha256", sha256.hex());
        return statement.put("predicateType", predicate).putNull("predicate");
    }

    /** An attestation by one of the certificates {@code github}, {@code gitlab}, {@code google} and {@code own}. */
    public static byte[] attestation(String certificate, ObjectNode statement) {
        byte[] payload = statement.toString().getBytes(StandardCharsets.UTF_8);
        String type = "application/vnd.in-toto+json";
        ObjectNode json = MAPPER.createObjectNode().put("version", 1);
        json.putObject("verification_material")
                .put("certificate", resource(certificate))
                .putArray("transparency_entries")
                .addObject()
                .put("logIndex", "0");
        json.putObject("envelope")
                .put("statement", Base64.getEncoder().encodeToString(payload))
                .put(
                        "signature",
                        signature("DSSEv1 " + type.length() + " " + type + " " + payload.length + " ", payload));
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String signature(String prefix, byte[] payload) {
        try {
            Signature signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(resource("key")))));
            signer.update(prefix.getBytes(StandardCharsets.US_ASCII));
            signer.update(payload);
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Signer.class.getResourceAsStream(name + ".b64")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
