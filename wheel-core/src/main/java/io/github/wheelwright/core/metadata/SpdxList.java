package io.github.wheelwright.core.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Identifiers of the SPDX licence list, found without regard to case. The first line of each file names its version. */
final class SpdxList {
    static final SpdxList LICENSES = new SpdxList("spdx-licenses.txt");
    static final SpdxList EXCEPTIONS = new SpdxList("spdx-exceptions.txt");

    private final Map<String, String> byLowerCase = new HashMap<>();

    private SpdxList(String resource) {
        try (InputStream in = Objects.requireNonNull(SpdxList.class.getResourceAsStream(resource), resource)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(id -> byLowerCase.put(id.toLowerCase(Locale.ROOT), id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The identifier as the list writes it. */
    Optional<String> find(String id) {
        return Optional.ofNullable(byLowerCase.get(id.toLowerCase(Locale.ROOT)));
    }
}
