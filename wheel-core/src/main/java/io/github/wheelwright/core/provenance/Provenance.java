package io.github.wheelwright.core.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.filename.WheelFilename;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A provenance object (PEP 740): the attestations of one file, in a bundle for each publisher.
 *
 * @param bundles in the order in which they came
 */
public record Provenance(List<Bundle> bundles) {
    /** Media type of a provenance object. */
    public static final String CONTENT_TYPE = "application/json";

    /** What is read at most of an attestation or a provenance object; usual ones have some thousands of bytes. */
    public static final int MAX_BYTES = 16 << 20;

    /** Copies what is given. */
    public Provenance {
        bundles = List.copyOf(bundles);
    }

    /**
     * What one publisher attests.
     *
     * @param publisher the publisher object; at least {@code kind} is there
     * @param attestations one or more
     */
    public record Bundle(JsonNode publisher, List<Attestation> attestations) {
        /** Copies what is given. */
        public Bundle {
            attestations = List.copyOf(attestations);
        }

        private Bundle and(List<Attestation> others) {
            List<Attestation> all = new ArrayList<>(attestations);
            others.stream().filter(other -> !all.contains(other)).forEach(all::add);
            return new Bundle(publisher, all);
        }
    }

    /** Of an attestation whose publisher is whom its certificate names. */
    public static Provenance of(Attestation attestation) {
        return new Provenance(List.of(new Bundle(attestation.publisher(), List.of(attestation))));
    }

    /**
     * Reads a provenance object; {@code where} names it in messages.
     *
     * @throws InvalidProvenanceException where it is malformed
     */
    public static Provenance parse(byte[] bytes, String where) {
        JsonNode json = Attestation.tree(bytes, where);
        List<Bundle> bundles = new ArrayList<>();
        for (JsonNode bundle : json.path("attestation_bundles")) {
            List<Attestation> attestations = new ArrayList<>();
            bundle.path("attestations").forEach(attestation -> attestations.add(Attestation.parse(attestation, where)));
            if (!bundle.at("/publisher/kind").isTextual() || attestations.isEmpty()) {
                throw InvalidProvenanceException.malformed(where, "a bundle has no publisher or no attestation");
            }
            bundles.add(new Bundle(bundle.get("publisher"), attestations));
        }
        if (json.path("version").asInt() != 1 || bundles.isEmpty()) {
            throw InvalidProvenanceException.malformed(where, "it has no bundles, or its version is not 1");
        }
        Provenance provenance = new Provenance(bundles);
        provenance.requireStable(where);
        return provenance;
    }

    /** Whether {@code bytes} may be a provenance object, of whatever version: a JSON object. */
    public static boolean isLike(byte[] bytes) {
        try {
            Attestation.tree(bytes, "");
            return true;
        } catch (InvalidProvenanceException e) {
            return false;
        }
    }

    /**
     * Of what is too large to be an attestation or a provenance object nothing is read; {@code where} names it in messages.
     *
     * @throws InvalidProvenanceException where it has more than {@link #MAX_BYTES}
     */
    public static void checkSize(long bytes, String where) {
        if (bytes > MAX_BYTES) {
            throw new InvalidProvenanceException(
                    where + " has " + bytes + " bytes; provenance may have " + MAX_BYTES,
                    "find out what wrote it, and take it away");
        }
    }

    /** This and what {@code other} attests beyond it: nothing is ever taken away. */
    public Provenance and(Provenance other) {
        List<Bundle> all = new ArrayList<>(bundles);
        for (Bundle theirs : other.bundles) {
            int same = all.stream().map(Bundle::publisher).toList().indexOf(theirs.publisher());
            if (same < 0) {
                all.add(theirs);
            } else {
                all.set(same, all.get(same).and(theirs.attestations()));
            }
        }
        return new Provenance(all);
    }

    /**
     * Compares every attestation with the file that it is to be served for.
     *
     * @throws InvalidProvenanceException where one is of another file
     */
    public void check(String filename, Sha256 sha256, String where) {
        for (Bundle bundle : bundles) {
            for (Attestation attestation : bundle.attestations()) {
                if (!isSame(attestation.subject(), filename)
                        || !attestation.sha256().equals(sha256)) {
                    throw new InvalidProvenanceException(
                            where + " attests another file than the one it is to be served for:\n    attested "
                                    + attestation.subject() + " (" + attestation.sha256() + ")\n    served   "
                                    + filename
                                    + " (" + sha256 + ")",
                            "sign the wheel as it is published: edit it first (wheel:retag, wheel:pin), sign the result, and publish that"
                                    + " without further edits; or take the attestation out of the input");
                }
            }
        }
    }

    /** As it is served. */
    public byte[] bytes() {
        return json().toString().getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("version", 1);
        for (Bundle bundle : bundles) {
            ObjectNode node = json.withArray("attestation_bundles").addObject();
            node.set("publisher", bundle.publisher());
            bundle.attestations()
                    .forEach(attestation -> node.withArray("attestations").add(attestation.json()));
        }
        return json;
    }

    /** Read again, half of a surrogate pair or a number beyond a double would be something else, and be added once more. */
    void requireStable(String where) {
        if (!Attestation.isStable(json())) {
            throw InvalidProvenanceException.malformed(
                    where, "it has characters, numbers or a depth that do not read back as they are written");
        }
    }

    /** PEP 740: names are compared as filenames, since the subject may be equivalent but normalized. */
    private static boolean isSame(String subject, String filename) {
        if (subject.equals(filename)) {
            return true;
        }
        try {
            WheelFilename a = WheelFilename.parse(subject);
            WheelFilename b = WheelFilename.parse(filename);
            return a.name().equals(b.name())
                    && a.version().equals(b.version())
                    && a.buildTag().equals(b.buildTag())
                    && a.tags().equals(b.tags());
        } catch (WheelException e) {
            return false;
        }
    }
}
