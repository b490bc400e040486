package io.github.wheelwright.core.index;

import io.github.wheelwright.core.index.FaultCode.Severity;

/**
 * Something wrong with an index as its readers see it.
 *
 * @param code what kind of thing
 * @param where the page or file: an address or a key
 * @param message what is wrong there, for people
 */
public record IndexFinding(FaultCode code, String where, String message) {

    /** How bad it is. */
    public Severity severity() {
        return code.severity();
    }

    /** Whether it is an error. */
    public boolean isError() {
        return severity() == Severity.ERROR;
    }

    @Override
    public String toString() {
        return severity() + " " + code + " " + where + ": " + message;
    }
}
