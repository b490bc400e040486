package io.github.wheelwright.core.metadata;

import io.github.wheelwright.core.text.Whitespace;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code Project-URL}: a label, a comma, an address (PEP 345). */
final class ProjectUrls {
    private ProjectUrls() {}

    static String label(String value) {
        int comma = value.indexOf(',');
        return stripped(comma < 0 ? value : value.substring(0, comma));
    }

    static String url(String value) {
        int comma = value.indexOf(',');
        return comma < 0 ? "" : stripped(value.substring(comma + 1));
    }

    /** Addresses by label, in order; the first where there are two. */
    static Map<String, String> of(List<String> values) {
        Map<String, String> urls = new LinkedHashMap<>();
        values.forEach(value -> urls.putIfAbsent(label(value), url(value)));
        return urls;
    }

    /** The first field whose label was there already. */
    static Optional<HeaderField> repeated(List<HeaderField> fields) {
        Set<String> labels = new HashSet<>();
        return fields.stream()
                .filter(field -> !labels.add(label(field.value())))
                .findFirst();
    }

    /** Without white space at the ends, as Python's {@code strip} has it. */
    static String stripped(String text) {
        int start = Whitespace.skip(text, 0, text.length());
        return text.substring(start, Whitespace.skipBack(text, start, text.length()));
    }
}
