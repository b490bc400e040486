package io.github.wheelwright.maven.audit;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads HTML pages as tolerantly as pip: whatever has an {@code <a href>} is a link, the first {@code <base>} counts. */
final class HtmlReader {
    private HtmlReader() {}

    static ForeignPage page(String html, URI page) {
        Document document = Jsoup.parse(html);
        URI base = base(document, page);
        List<Link> links = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (Element anchor : document.select("a[href]")) {
            String href = anchor.attr("href");
            Optional<URI> uri = Address.resolved(base, href);
            if (uri.isEmpty()) {
                unreadable.add(href);
            } else if (!Address.filename(uri.get()).isEmpty()) {
                links.add(link(anchor, uri.get()));
            }
        }
        return new ForeignPage(
                ForeignPage.Form.HTML,
                links,
                unreadable,
                meta(document, "pypi:repository-version"),
                meta(document, "pypi:project-status"),
                Optional.empty());
    }

    /** The folders that a list links to, each with the text of its link. */
    static Map<URI, String> folders(String html, URI page) {
        Document document = Jsoup.parse(html);
        URI base = base(document, page);
        Map<URI, String> folders = new LinkedHashMap<>();
        for (Element anchor : document.select("a[href]")) {
            Address.resolved(base, anchor.attr("href"))
                    .ifPresent(uri -> folders.putIfAbsent(Address.withoutFragment(uri), anchor.text()));
        }
        return folders;
    }

    private static URI base(Document document, URI page) {
        return Optional.ofNullable(document.selectFirst("base[href]"))
                .flatMap(element -> Address.resolved(page, element.attr("href")))
                .orElse(page);
    }

    private static Link link(Element anchor, URI uri) {
        Optional<String> metadata =
                attribute(anchor, "data-core-metadata").or(() -> attribute(anchor, "data-dist-info-metadata"));
        return new Link(
                Address.filename(uri),
                Address.withoutFragment(uri),
                digests(Optional.ofNullable(uri.getFragment()).orElse("")),
                attribute(anchor, "data-requires-python").map(String::trim).filter(text -> !text.isEmpty()),
                metadata.map(HtmlReader::digests),
                false,
                attribute(anchor, "data-yanked"),
                attribute(anchor, "data-size")
                        .filter(text -> text.matches("[0-9]{1,18}"))
                        .map(Long::valueOf),
                attribute(anchor, "data-upload-time"),
                attribute(anchor, "data-provenance"),
                Optional.of(anchor.text()));
    }

    private static Optional<String> attribute(Element element, String name) {
        return element.hasAttr(name) ? Optional.of(element.attr(name)) : Optional.empty();
    }

    private static Optional<String> meta(Document document, String name) {
        return Optional.ofNullable(document.selectFirst("meta[name=\"" + name + "\"]"))
                .map(element -> element.attr("content"));
    }

    /** {@code sha256=…}, of a fragment that may say other things too. */
    private static Map<String, String> digests(String text) {
        Map<String, String> digests = new LinkedHashMap<>();
        for (String part : text.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0 && Digest.isKnown(part.substring(0, equals))) {
                digests.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return digests;
    }
}
