package io.github.wheelwright.core.index;

import java.nio.charset.StandardCharsets;

/**
 * The HTML form of pages: PEP 503 with the attributes of PEP 592, 658 and 714, and {@code data-upload-time} and {@code data-size},
 * which uv reads. PEP 833 froze this form at API 1.4. Every anchor of a project page is a file and every anchor of a list a
 * project (PEP 503), so there are no others.
 */
public final class HtmlPages {
    /** Media type of the pages. */
    public static final String CONTENT_TYPE = "text/html; charset=utf-8";

    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}"
                    + "a{display:inline-block;padding:.1rem 0;overflow-wrap:anywhere}";

    private static final String GENERATOR = "<meta name=\"generator\" content=\"Wheelwright\">";

    private HtmlPages() {}

    /** The page of a project, as it stands at {@code key}. */
    public static byte[] render(ProjectPage page, String key) {
        StringBuilder html = new StringBuilder(512 + 512 * page.files().size());
        String title = "Links for " + page.name().normalized();
        head(html, title, page.revision(), page.status());
        for (IndexFile file : page.offered()) {
            anchor(html, file, key);
        }
        return tail(html);
    }

    /** The list of projects; folders of variants follow the projects, so that a person can go on to them. */
    public static byte[] render(ProjectList list) {
        StringBuilder html = new StringBuilder(512 + 64 * list.projects().size());
        head(html, "Simple index", list.revision(), ProjectStatus.ACTIVE);
        list.projects().forEach(project -> folder(html, project));
        list.variants().forEach(variant -> folder(html, variant));
        return tail(html);
    }

    /** The page for people at the top of a repository: what it is, how to install, where the list is. */
    public static byte[] landing(String indexFolder, String indexUrl) {
        StringBuilder html = new StringBuilder(1024);
        head(html, "Python package index", Revision.NONE, ProjectStatus.ACTIVE);
        html.append("<p>Install from this index with</p>\n<pre>")
                .append(escaped("pip install --index-url " + indexUrl + " <project>"))
                .append("</pre>\n<p>");
        folder(html, indexFolder);
        return tail(html.append("</p>\n"));
    }

    /** Whether this class rendered {@code page}; pages of others are not to be written over. */
    public static boolean isOurs(byte[] page) {
        return new String(page, StandardCharsets.UTF_8).contains(GENERATOR);
    }

    private static void head(StringBuilder html, String title, Revision revision, ProjectStatus status) {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"pypi:repository-version\" content=\"")
                .append(JsonPages.API_VERSION)
                .append("\">\n");
        html.append(GENERATOR).append('\n');
        if (revision.generation() > 0) {
            html.append("<meta name=\"wheelwright:generation\" content=\"")
                    .append(revision.generation())
                    .append("\">\n");
        }
        if (!status.equals(ProjectStatus.ACTIVE)) {
            meta(html, "pypi:project-status", status.marker().toString());
            status.reason().ifPresent(reason -> meta(html, "pypi:project-status-reason", reason));
        }
        html.append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
                .append(escaped(title))
                .append("</title>\n<style>")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n");
    }

    private static void meta(StringBuilder html, String name, String content) {
        html.append("<meta name=\"")
                .append(name)
                .append("\" content=\"")
                .append(escaped(content))
                .append("\">\n");
    }

    private static byte[] tail(StringBuilder html) {
        return html.append("</body>\n</html>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void folder(StringBuilder html, String name) {
        html.append("<a href=\"")
                .append(Href.encoded(name))
                .append("/\">")
                .append(escaped(name))
                .append("</a><br>\n");
    }

    private static void anchor(StringBuilder html, IndexFile file, String pageKey) {
        html.append("<a href=\"")
                .append(Href.relative(pageKey, file.key()))
                .append("#sha256=")
                .append(file.sha256().hex())
                .append('"');
        file.requiresPython().ifPresent(value -> attribute(html, "data-requires-python", value));
        file.coreMetadata().ifPresent(digest -> {
            if (file.distInfoMetadata()) {
                // The name that pip 22.3 to 23.1 reads (PEP 714, "Backwards Compatibility").
                attribute(html, "data-dist-info-metadata", "sha256=" + digest.hex());
            }
            attribute(html, "data-core-metadata", "sha256=" + digest.hex());
        });
        file.yanked().ifPresent(reason -> attribute(html, "data-yanked", reason));
        file.provenance().ifPresent(address -> attribute(html, "data-provenance", address));
        attribute(html, "data-upload-time", file.uploadTime().toString());
        attribute(html, "data-size", Long.toString(file.size()));
        html.append('>').append(escaped(file.filename())).append("</a><br>\n");
    }

    private static void attribute(StringBuilder html, String name, String value) {
        html.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
    }

    /** The text itself where nothing is to be escaped, as almost always. */
    private static String escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isSpecial(text.charAt(i))) {
                return text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
            }
        }
        return text;
    }

    private static boolean isSpecial(char c) {
        return c == '&' || c == '<' || c == '>' || c == '"';
    }
}
