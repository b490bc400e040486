package io.github.wheelwright.core.staging;

import io.github.wheelwright.core.provenance.Attestation;
import io.github.wheelwright.core.provenance.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lies beside a wheel file and attests something of it (PEP 740): {@code <wheel>.publish.attestation} and others that end in {@code
 * .attestation}, as {@code pypi-attestations sign} writes them, and {@code <wheel>.provenance}, as an index serves it.
 */
final class Attestations {
    private static final String ATTESTATION = ".attestation";
    private static final String PROVENANCE = ".provenance";

    private Attestations() {}

    /** The wheel with all that is attested of it as it will be published, {@code file} being what it is made from. */
    static StagedWheel of(Path file, StagedWheel wheel) throws IOException {
        StagedWheel attested = wheel;
        for (Path beside : beside(file)) {
            Provenance.checkSize(Files.size(beside), beside.toString());
            byte[] bytes = Files.readAllBytes(beside);
            Provenance provenance = beside.toString().endsWith(PROVENANCE)
                    ? Provenance.parse(bytes, beside.toString())
                    : Provenance.of(Attestation.parse(bytes, beside.toString()));
            provenance.check(wheel.filename().toString(), wheel.sha256(), beside.toString());
            attested = attested.attested(provenance);
        }
        return attested;
    }

    private static List<Path> beside(Path file) throws IOException {
        String wheel = file.getFileName() + ".";
        try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
            return files.filter(path -> {
                        String name = path.getFileName().toString();
                        return name.startsWith(wheel)
                                && (name.endsWith(ATTESTATION) || name.equals(wheel + "provenance"));
                    })
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }
}
