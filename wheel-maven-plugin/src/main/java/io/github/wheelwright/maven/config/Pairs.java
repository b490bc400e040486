package io.github.wheelwright.maven.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters that are lists of {@code name=value}. */
public final class Pairs {
    private Pairs() {}

    /** The values by name, in the given order. */
    public static Map<String, String> of(String parameter, List<String> pairs) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw Setting.wrong(parameter, pair, "not of the form name=value", "write it as NAME=value");
            }
            String before = values.put(pair.substring(0, equals).strip(), pair.substring(equals + 1));
            if (before != null) {
                throw Setting.wrong(parameter, pair, "the name is there twice", "leave one of them out");
            }
        }
        return values;
    }
}
