package io.github.wheelwright.maven.serve;

import io.github.wheelwright.core.index.HtmlPages;
import io.github.wheelwright.core.index.JsonPages;
import io.github.wheelwright.core.store.ObjectBody;
import org.jspecify.annotations.Nullable;

/** What a file of an index is, by its name; which form of a page a reader gets. */
final class MediaType {
    private static final String BYTES = "application/octet-stream";

    private MediaType() {}

    /** Value of {@code Content-Type} for the object under {@code key}. */
    static String of(String key) {
        String name = key.substring(key.lastIndexOf('/') + 1);
        if (name.equals("index.json")) {
            return JsonPages.CONTENT_TYPE;
        }
        if (name.endsWith(".json") || name.endsWith(".provenance")) {
            return "application/json";
        }
        if (name.endsWith(".html") || name.isEmpty()) {
            return HtmlPages.CONTENT_TYPE;
        }
        return name.endsWith(".metadata") ? "text/plain; charset=utf-8" : BYTES;
    }

    /** Value of {@code Cache-Control}: files never change under their name, pages do. */
    static String cacheControl(String key) {
        return key.endsWith(".whl") || key.endsWith(".metadata") ? ObjectBody.IMMUTABLE : ObjectBody.REVALIDATE;
    }

    /**
     * Which of a page's forms the {@code Accept} header prefers (PEP 691, "Version + Format Selection"): the one with the higher
     * quality, HTML where both are equal or nothing is said.
     */
    static String indexDocument(@Nullable String accept) {
        if (accept == null) {
            return "index.html";
        }
        double json = 0;
        double html = 0;
        for (String part : accept.split(",", -1)) {
            String[] fields = part.trim().split(";", -1);
            double quality = quality(fields);
            switch (fields[0].trim()) {
                case JsonPages.CONTENT_TYPE, "application/vnd.pypi.simple.latest+json" ->
                    json = Math.max(json, quality);
                case "text/html", "application/vnd.pypi.simple.v1+html", "*/*" -> html = Math.max(html, quality);
                default -> {}
            }
        }
        return json > html ? "index.json" : "index.html";
    }

    private static double quality(String[] fields) {
        for (int i = 1; i < fields.length; i++) {
            String field = fields[i].trim();
            if (field.startsWith("q=")) {
                try {
                    return Double.parseDouble(field.substring(2));
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1;
    }
}
