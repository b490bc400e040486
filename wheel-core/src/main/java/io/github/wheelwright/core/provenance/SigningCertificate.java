package io.github.wheelwright.core.provenance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The certificate of an attestation. Who issued it is not checked, which needs a root of trust: what it says of its owner is only
 * repeated here.
 */
final class SigningCertificate {
    // Fulcio's extensions: a DER UTF8String each
    private static final String ISSUER = "1.3.6.1.4.1.57264.1.8";
    private static final String REPOSITORY = "1.3.6.1.4.1.57264.1.12";
    private static final String BUILD_CONFIG = "1.3.6.1.4.1.57264.1.18";
    private static final int EMAIL = 1;
    private static final int URI = 6;
    private static final int OCTET_STRING = 0x04;
    private static final int UTF8_STRING = 0x0c;

    private final X509Certificate certificate;

    private SigningCertificate(X509Certificate certificate) {
        this.certificate = certificate;
    }

    static SigningCertificate parse(byte[] der) throws CertificateException {
        return new SigningCertificate((X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
    }

    /** Whether {@code signature} is of these bytes, by ECDSA with SHA-256, which is the suite of version 1. */
    boolean hasSigned(byte[] bytes, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(bytes);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The publisher object of PEP 740, as PyPI writes it for those services that it knows. */
    ObjectNode publisher() {
        ObjectNode publisher = JsonNodeFactory.instance.objectNode();
        String issuer = extension(ISSUER).orElse("");
        String repository = extension(REPOSITORY).orElse("");
        String config = extension(BUILD_CONFIG).orElse("");
        switch (issuer) {
            case "https://token.actions.githubusercontent.com" ->
                publisher
                        .put("kind", "GitHub")
                        .put("repository", after("https://github.com/", repository))
                        .put("workflow", withoutRef(config).replaceFirst(".*/", ""));
            case "https://gitlab.com" ->
                publisher
                        .put("kind", "GitLab")
                        .put("repository", after("https://gitlab.com/", repository))
                        .put("workflow_filepath", withoutRef(config).replaceFirst("^.*?[^:]//", ""));
            case "https://accounts.google.com" ->
                publisher.put("kind", "Google").put("email", identity());
            default ->
                publisher.put("kind", "certificate").put("issuer", issuer).put("identity", identity());
        }
        publisher.putObject("claims");
        return publisher;
    }

    private String identity() {
        return alternativeNames().stream()
                .filter(name -> name.get(0).equals(EMAIL) || name.get(0).equals(URI))
                .map(name -> String.valueOf(name.get(1)))
                .findFirst()
                .orElseGet(() -> certificate.getSubjectX500Principal().getName());
    }

    private Collection<List<?>> alternativeNames() {
        try {
            @Nullable Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateException e) {
            return List.of();
        }
    }

    private Optional<String> extension(String oid) {
        return Optional.ofNullable(certificate.getExtensionValue(oid))
                .flatMap(value -> content(OCTET_STRING, value))
                .flatMap(value -> content(UTF8_STRING, value))
                .map(text -> new String(text, StandardCharsets.UTF_8));
    }

    /** The content of a DER value of this tag, which is all there is. */
    private static Optional<byte[]> content(int tag, byte[] der) {
        if (der.length < 2 || der[0] != tag) {
            return Optional.empty();
        }
        int start = der[1] >= 0 ? 2 : 2 + (der[1] & 0x7f);
        return start <= der.length ? Optional.of(Arrays.copyOfRange(der, start, der.length)) : Optional.empty();
    }

    private static String after(String prefix, String text) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    private static String withoutRef(String config) {
        int at = config.lastIndexOf('@');
        return at < 0 ? config : config.substring(0, at);
    }
}
