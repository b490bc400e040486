package io.github.wheelwright.core.metadata;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How the description is written ({@code Description-Content-Type}, PEP 566).
 *
 * <pre>{@code
 * DescriptionContentType.parse("text/markdown; charset=UTF-8; variant=GFM").type()   // text/markdown
 * }</pre>
 *
 * @param type {@code text/plain}, {@code text/x-rst} or {@code text/markdown}
 * @param parameters by name in lower case, as written; {@code charset} can only be UTF-8
 */
public record DescriptionContentType(String type, Map<String, String> parameters) {
    private static final Set<String> TYPES = Set.of("text/plain", "text/x-rst", "text/markdown");
    private static final Set<String> VARIANTS = Set.of("GFM", "CommonMark");

    /** Copies the parameters. */
    public DescriptionContentType {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads a content type.
     *
     * @throws InvalidContentTypeException where it is none, or none that a description can have
     */
    public static DescriptionContentType parse(String text) {
        DescriptionContentType parsed = new ContentTypeParser(text).parse();
        if (!TYPES.contains(parsed.type)) {
            throw new InvalidContentTypeException("expected text/plain, text/x-rst or text/markdown", text, 0);
        }
        if (!parsed.parameters.getOrDefault("charset", "UTF-8").equalsIgnoreCase("UTF-8")) {
            throw new InvalidContentTypeException(
                    "the charset can only be UTF-8",
                    text,
                    Math.max(0, text.toLowerCase(Locale.ROOT).indexOf("charset")));
        }
        if (parsed.type.equals("text/markdown") && !VARIANTS.contains(parsed.variant())) {
            throw new InvalidContentTypeException(
                    "the variant can only be GFM or CommonMark",
                    text,
                    Math.max(0, text.toLowerCase(Locale.ROOT).indexOf("variant")));
        }
        return parsed;
    }

    /** The variant of Markdown; {@code GFM} where nothing is said. */
    public String variant() {
        return parameters.getOrDefault("variant", "GFM");
    }
}
