package io.github.wheelwright.maven.audit;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * One file as a foreign page shows it; all of it as the page says, checked by nobody.
 *
 * @param filename last part of the address, or what JSON says
 * @param uri where the file is, without a fragment
 * @param hashes digests in hexadecimal by the name of their kind
 * @param requiresPython {@code Requires-Python}, empty where the page says nothing or an empty text
 * @param metadata digests of the {@code .metadata} file where there is one; empty where the page says nothing but that it is there
 * @param oldMetadataKey whether JSON names digests of it under the key that crashes some pips
 * @param yanked the reason, possibly empty, where the file is yanked
 * @param size in bytes
 * @param uploadTime as it is written
 * @param provenance address of the provenance object
 * @param text of the link, in HTML
 */
record Link(
        String filename,
        URI uri,
        Map<String, String> hashes,
        Optional<String> requiresPython,
        Optional<Map<String, String>> metadata,
        boolean oldMetadataKey,
        Optional<String> yanked,
        Optional<Long> size,
        Optional<String> uploadTime,
        Optional<String> provenance,
        Optional<String> text) {

    boolean isWheel() {
        return filename.endsWith(".whl");
    }

    /** Where the {@code .metadata} file is, as pip makes its address. */
    URI metadataUri() {
        return URI.create(uri + ".metadata");
    }
}
