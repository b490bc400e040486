package io.github.wheelwright.core.store;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.Sha256;
import java.io.IOException;

/** A store could not do what was asked, and whether the object is there is not known. */
public class StoreException extends WheelException {
    private static final long serialVersionUID = 1L;

    /** What failed and where; what to do, going on from "perhaps you should"; and the failure underneath. */
    public StoreException(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }

    /** What failed and where, and what to do, going on from "perhaps you should". */
    public StoreException(String message, String remedy) {
        super(message, remedy);
    }

    /** The bytes of {@code body}, on their way to {@code where}, were found to have the digest {@code found}. */
    public static StoreException wrongBytes(String where, ObjectBody body, Sha256 found) {
        return new StoreException(
                "nothing was written to " + where + ": " + body.bytes().description() + " has " + found
                        + ", but was announced with " + body.sha256(),
                "see whether something else is writing to " + body.bytes().description());
    }

    /** The source of {@code body}, on its way to {@code where}, cannot be read: the store is not to blame. */
    public static StoreException unreadableBody(String where, ObjectBody body, IOException cause) {
        return new StoreException(
                "nothing was written to " + where + ": cannot read "
                        + body.bytes().description() + ": " + cause.getMessage(),
                "see whether something else is writing to " + body.bytes().description(),
                cause);
    }

    /** The object at {@code where} was found, and can then not be read. */
    public static StoreException unreadable(String where, IOException cause) {
        return new StoreException(
                where + " could not be read: " + cause.getMessage(),
                "run the same command again once it can be read",
                cause);
    }

    /** {@code object}, opened at {@code where}, is not there any more as it was. */
    public static StoreException replaced(String where, StoredObject object) {
        return new StoreException(
                where + " has been replaced or removed since it was found (entity tag " + object.etag() + ", "
                        + object.lastModified() + ")",
                "run this again");
    }
}
