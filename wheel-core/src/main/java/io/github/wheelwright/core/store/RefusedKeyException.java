package io.github.wheelwright.core.store;

/** A key that no object of the store can have: it breaks the rules for keys, or leads to what is not the store's. */
public class RefusedKeyException extends StoreException {
    private static final long serialVersionUID = 1L;

    /** Which key and why; what to do, going on from "perhaps you should". */
    public RefusedKeyException(String message, String remedy) {
        super(message, remedy);
    }

    /** Which key and why; what to do, going on from "perhaps you should"; and the failure underneath. */
    public RefusedKeyException(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
