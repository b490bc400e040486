package io.github.wheelwright.core.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.engines.Engines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provenance object of ours, as pypi-attestations reads it. Its verification needs a network and is not run. */
class ProvenanceReadersIT {
    private static final String WHEEL = "demo-1.0-py3-none-any.whl";
    private static final String SCRIPT = """
            import sys
            from pypi_attestations import Provenance
            provenance = Provenance.model_validate_json(open(sys.argv[1]).read())
            for bundle in provenance.attestation_bundles:
                publisher = bundle.publisher.model_dump(exclude_none=True)
                for attestation in bundle.attestations:
                    subject = attestation.statement["subject"][0]
                    print(sorted(publisher.items()), subject["name"], subject["digest"]["sha256"])
            """;

    @TempDir
    Path folder;

    @Test
    void pypiAttestationsReadsPublishersAndSubjects() throws IOException, InterruptedException {
        Sha256 digest = Sha256.of(new byte[] {1, 2, 3});
        Provenance provenance =
                attested("github", digest).and(attested("gitlab", digest)).and(attested("google", digest));
        Path file = Files.write(folder.resolve(WHEEL + ".provenance"), provenance.bytes());
        Path script = Files.writeString(folder.resolve("read.py"), SCRIPT);
        Path output = folder.resolve("output");

        int status = new ProcessBuilder(Engines.require("python-index"), "-I", script.toString(), file.toString())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();

        assertThat(status).isZero();
        String subject = " " + WHEEL + " " + digest.hex();
        assertThat(Files.readAllLines(output, StandardCharsets.UTF_8))
                .containsExactly(
                        "[('kind', 'GitHub'), ('repository', 'octo/wheels'), ('workflow', 'release.yml')]" + subject,
                        "[('kind', 'GitLab'), ('repository', 'octo/sub/wheels'), ('workflow_filepath', 'ci/release.yml')]"
                                + subject,
                        "[('email', 'release@wheels.example.org'), ('kind', 'Google')]" + subject);
    }

    private static Provenance attested(String certificate, Sha256 digest) {
        return Provenance.of(Attestation.parse(
                Signer.attestation(certificate, Signer.statement(WHEEL, digest, Signer.PUBLISH)), certificate));
    }
}
