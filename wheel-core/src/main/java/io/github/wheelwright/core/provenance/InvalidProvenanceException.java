package io.github.wheelwright.core.provenance;

import io.github.wheelwright.core.WheelException;

/** An attestation or a provenance object that is not one, or is of something else. */
public final class InvalidProvenanceException extends WheelException {
    private static final long serialVersionUID = 1L;

    /** What is wrong and where, and what to do. */
    public InvalidProvenanceException(String message, String remedy) {
        super(message, remedy);
    }

    /** The same, and the failure underneath. */
    public InvalidProvenanceException(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }

    static InvalidProvenanceException malformed(String where, String what) {
        return new InvalidProvenanceException(
                where + " is not an attestation of PEP 740: " + what, "sign the wheel again, or leave that file out");
    }
}
