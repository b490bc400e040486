package io.github.wheelwright.core.index;

import io.github.wheelwright.core.text.ByteAmount;
import java.util.List;

/**
 * The HTML form of pages: PEP 503 with the attributes of PEP 592, 658, 714 and 740, the status of PEP 792, and {@code
 * data-upload-time} and {@code data-size}, which uv reads. PEP 833 froze this form at API 1.4.
 *
 * <p>Every anchor of a project page is a file and every anchor of a list a project or a further index (PEP 503), so there are no
 * others: the way back to the list is a form, which installers do not read. Pages are for people too: the newest file first,
 * sizes and dates to read, the command that installs. Nothing on them needs JavaScript.
 */
public final class HtmlPages {
    /** Media type of the pages. */
    public static final String CONTENT_TYPE = "text/html; charset=utf-8";

    /** Grows when the same page is rendered otherwise than before. Pages without a number are of the first. */
    public static final int RENDERER = 3;

    /** The content security policy that every page declares; a server that sends one of its own has to allow as much. */
    public static final String CONTENT_SECURITY_POLICY = HtmlShell.POLICY;

    private static final int ISO_DATE_LENGTH = "2026-11-21".length();

    private HtmlPages() {}

    /** The page of a project, as it stands at {@code key}. */
    public static byte[] render(ProjectPage page, String key) {
        List<IndexFile> files = page.offered();
        String name = page.name().normalized();
        StringBuilder html = HtmlShell.begin(640 * files.size(), "Links for " + name, page.revision(), page.status());
        html.append("<form action=\"../\"><button>All projects</button></form>\n");
        heading(html, name);
        status(html, page.status());
        if (!files.isEmpty()) {
            install(html, "../", name);
            note(html, "without its last part, <code>" + name + "/</code>.");
            html.append("<table>\n<thead><tr><th>File<th>Size<th>Uploaded<th>Python\n<tbody>\n");
            for (int i = files.size() - 1; i >= 0; i--) {
                row(html, files.get(i), key);
            }
            html.append("</table>\n");
        }
        return HtmlShell.end(html);
    }

    /**
     * The list of projects; folders of further indexes follow the projects, so that a person can go on to them. The list of releases has
     * these as tables.
     */
    public static byte[] render(ProjectList list) {
        ReleaseList releases = list.releases();
        StringBuilder html = HtmlShell.begin(
                64 * list.projects().size() + 256 * list.variants().size(),
                releases.isEmpty() ? "Simple index" : "Releases",
                list.revision(),
                ProjectStatus.ACTIVE);
        heading(html, releases.isEmpty() ? "Python package index" : "Python package indexes");
        if (!list.projects().isEmpty()) {
            install(html, "./", "&lt;project&gt;");
            note(html, ".");
        }
        folders(html, "Projects", list.projects());
        if (!releases.isEmpty()) {
            HtmlReleases.append(html, releases);
        }
        folders(
                html,
                "Further indexes",
                list.variants().stream().filter(name -> !releases.has(name)).toList());
        return HtmlShell.end(html);
    }

    /** The page for people at the top of a repository: what it is, how to install, where the list is. */
    public static byte[] landing(String indexFolder, String indexUrl) {
        StringBuilder html = HtmlShell.begin(1024, "Python package index", Revision.NONE, ProjectStatus.ACTIVE);
        heading(html, "Python package index");
        String command = "pip install --index-url " + HtmlText.escaped(indexUrl) + " &lt;project&gt;";
        command(html, command);
        command(html, "uv " + command);
        folders(html, "Projects", List.of(indexFolder));
        return HtmlShell.end(html);
    }

    /** Whether this class rendered {@code page}; pages of others are not to be written over. */
    public static boolean isOurs(byte[] page) {
        return HtmlShell.isOurs(page);
    }

    /** Whether {@code page} is of {@link #RENDERER}: only then it can be compared byte for byte with what is rendered now. */
    public static boolean isOfThisRenderer(byte[] page) {
        return HtmlShell.isOfThisRenderer(page);
    }

    private static void heading(StringBuilder html, String text) {
        html.append("<h1>").append(HtmlText.escaped(text)).append("</h1>\n");
    }

    private static void status(StringBuilder html, ProjectStatus status) {
        if (!status.equals(ProjectStatus.ACTIVE)) {
            html.append("<p class=\"w\">This project is <strong>")
                    .append(status.marker())
                    .append("</strong>");
            status.reason().ifPresent(reason -> html.append(": ").append(HtmlText.escaped(reason)));
            html.append(".</p>\n");
        }
    }

    /** The commands with a place for the index's address, which lies at {@code up} from this page. */
    private static void install(StringBuilder html, String up, String what) {
        String command = "pip install --index-url <var data-up=\"" + up + "\">ADDRESS</var> " + what;
        command(html, command);
        command(html, "uv " + command);
    }

    private static void note(StringBuilder html, String where) {
        html.append("<p class=\"n\">ADDRESS is the address of this page")
                .append(where.equals(".") ? "" : " ")
                .append(where)
                .append("</p>\n");
    }

    private static void command(StringBuilder html, String command) {
        html.append("<pre><code>").append(command).append("</code></pre>\n");
    }

    private static void folders(StringBuilder html, String title, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        html.append("<h2>").append(title).append("</h2>\n<ul>\n");
        for (String name : names) {
            html.append("<li>");
            folder(html, name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
            html.append('\n');
        }
        html.append("</ul>\n");
    }

    /** The anchor of a project or a further index. */
    static void folder(StringBuilder html, String name) {
        html.append("<a href=\"")
                .append(Href.encoded(name))
                .append("/\">")
                .append(HtmlText.escaped(name))
                .append("</a>");
    }

    private static void row(StringBuilder html, IndexFile file, String pageKey) {
        String uploaded = file.uploadTime().toString();
        html.append(file.offeredYank().isPresent() ? "<tr class=\"y\"><td>" : "<tr><td>");
        anchor(html, file, uploaded, pageKey);
        file.offeredYank().ifPresent(reason -> yanked(html, reason));
        if (file.isDeparting()) {
            html.append("<br><small>leaves this page; stays for installs under way</small>");
        }
        html.append("<td>")
                .append(ByteAmount.of(file.size()))
                .append("<td>")
                .append(uploaded, 0, ISO_DATE_LENGTH)
                .append("<td>");
        file.requiresPython().ifPresent(value -> html.append(HtmlText.escaped(value)));
        html.append('\n');
    }

    private static void yanked(StringBuilder html, String reason) {
        html.append("<br><small><strong>yanked</strong>");
        if (!reason.isEmpty()) {
            html.append(": ").append(HtmlText.escaped(reason));
        }
        html.append("</small>");
    }

    private static void anchor(StringBuilder html, IndexFile file, String uploaded, String pageKey) {
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
        file.offeredYank().ifPresent(reason -> attribute(html, "data-yanked", reason));
        file.provenance()
                .flatMap(link -> link.full(file.key()))
                .ifPresent(address -> attribute(html, "data-provenance", address));
        attribute(html, "data-upload-time", uploaded);
        attribute(html, "data-size", Long.toString(file.size()));
        html.append('>').append(HtmlText.escaped(file.filename())).append("</a>");
    }

    private static void attribute(StringBuilder html, String name, String value) {
        html.append(' ')
                .append(name)
                .append("=\"")
                .append(HtmlText.escaped(value))
                .append('"');
    }
}
