package io.github.wheelwright.core.index;

import java.util.Optional;

/**
 * Says that a provenance object lies beside a file (PEP 740). HTML wants its full address, of a secure origin; a page can give it where it
 * is known. JSON takes relative addresses too (PEP 691).
 *
 * @param index full address of the store, ending in {@code /}, where that is known
 */
public record ProvenanceLink(Optional<String> index) {
    /** A link from pages of which it is not known where readers find them. */
    public static final ProvenanceLink RELATIVE = new ProvenanceLink(Optional.empty());

    private static final String SUFFIX = ".provenance";

    /** A link below {@code index}. */
    public static ProvenanceLink below(String index) {
        return new ProvenanceLink(Optional.of(index));
    }

    /** Key of the provenance object of the file {@code key}. */
    public static String key(String key) {
        return key + SUFFIX;
    }

    /** The full address, where it is known. */
    Optional<String> full(String key) {
        return index.map(address -> address + Href.encoded(key(key)));
    }

    String address(String pageKey, String key) {
        return full(key).orElseGet(() -> Href.relative(pageKey, key(key)));
    }

    static ProvenanceLink read(String address, String pageKey, String key) {
        if (address.equals(Href.relative(pageKey, key(key)))) {
            return RELATIVE;
        }
        String end = Href.encoded(key(key));
        if (!address.endsWith("/" + end)) {
            throw new InvalidPageException("the provenance of " + key + " is not beside it: " + address);
        }
        return below(address.substring(0, address.length() - end.length()));
    }

    /** This, or {@code other} where that knows more. */
    ProvenanceLink or(ProvenanceLink other) {
        return other.index.isPresent() ? other : this;
    }
}
