package io.github.wheelwright.maven.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code RUN --mount=…}, as far as it tells where files come from.
 *
 * @param type {@code bind} where none is given; may hold variables
 * @param from stage or image
 * @param source path in it, {@code /} where none is given; may hold variables
 */
record Mount(String type, Optional<String> from, String source) {
    static Mount parse(String text) {
        String type = "bind";
        Optional<String> from = Optional.empty();
        String source = "/";
        for (String field : fields(text)) {
            int equals = field.indexOf('=');
            if (equals >= 0) {
                String value = field.substring(equals + 1);
                switch (field.substring(0, equals).toLowerCase(Locale.ROOT)) {
                    case "type" -> type = value.toLowerCase(Locale.ROOT);
                    case "from" -> from = Optional.of(value);
                    case "source", "src" -> source = value;
                    default -> {}
                }
            }
        }
        return new Mount(type, from.filter(name -> !name.isEmpty()), source);
    }

    /** At commas, as in a CSV file. */
    private static List<String> fields(String text) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
