package io.github.wheelwright.core.index;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What all HTML pages have in common: head, style, and a script that adds what a static page cannot know, its own address. Style
 * and script are part of the page and allowed by their digests, so pages work under a strict content security policy, and each
 * page is one object.
 */
final class HtmlShell {
    private static final String STYLE = ":root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}"
            + "body{margin:0 auto;max-width:70rem;padding:1.5rem 1rem 4rem}"
            + "h1{margin:.5rem 0;overflow-wrap:anywhere}"
            + "h2{margin:2rem 0 .5rem;font-size:1.1rem}"
            + "pre{display:flex;gap:1rem;align-items:center;justify-content:space-between;margin:.5rem 0;padding:.6rem .8rem;"
            + "background:rgb(128 128 128/.14);border-radius:.4rem;white-space:pre-wrap;overflow-wrap:anywhere}"
            + "pre,code{font-family:ui-monospace,monospace;font-size:.9rem}"
            + "button{flex:none;font:inherit;cursor:pointer}"
            + "small,.n{opacity:.75}"
            + "ul{margin:.5rem 0;padding:0;list-style:none;columns:16rem}"
            + "li{overflow-wrap:anywhere}"
            + "table{width:100%;border-collapse:collapse}"
            + "th{text-align:left;font-weight:600}"
            + "th,td{padding:.3rem 1rem .3rem 0;border-bottom:1px solid rgb(128 128 128/.3);vertical-align:top}"
            + "td{white-space:nowrap}"
            + "td:first-child{white-space:normal;overflow-wrap:anywhere;min-width:14rem}"
            + "td:nth-child(2),th:nth-child(2){text-align:right;font-variant-numeric:tabular-nums}"
            + ".r td{white-space:normal}"
            + ".r td:nth-child(2),.r th:nth-child(2){text-align:left}"
            + ".r td:first-child{min-width:8rem}"
            + "time{white-space:nowrap}"
            + ".y a{text-decoration:line-through}"
            + ".w{padding:.5rem .8rem;border-left:.3rem solid #c80}"
            + "@media(max-width:40rem){th:nth-child(n+3),td:nth-child(n+3){display:none}}";

    /** Fills in the address of the index, and adds a copy button to each command. */
    private static final String SCRIPT = "document.querySelectorAll('pre').forEach(function(p){"
            + "var c=p.firstElementChild,v=c.querySelector('var'),b=document.createElement('button');"
            + "if(v)v.replaceWith(new URL(v.dataset.up,location.href).href);"
            + "b.textContent='Copy';"
            + "b.onclick=function(){"
            + "getSelection().selectAllChildren(c);"
            + "if(navigator.clipboard)navigator.clipboard.writeText(c.textContent);else document.execCommand('copy');"
            + "b.textContent='Copied'};"
            + "p.append(b)});"
            + "document.querySelectorAll('.n').forEach(function(n){n.remove()})";

    /** The policy that each page declares. */
    static final String POLICY = "default-src 'none'; style-src '" + digest(STYLE) + "'; script-src '" + digest(SCRIPT)
            + "'; base-uri 'none'; form-action 'self'";

    static final String GENERATOR = "<meta name=\"generator\" content=\"Wheelwright\">";
    private static final String RENDERER =
            "<meta name=\"wheelwright:renderer\" content=\"" + HtmlPages.RENDERER + "\">";

    private static final String BEGIN = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            + "<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n"
            + "<meta name=\"pypi:repository-version\" content=\"" + JsonPages.API_VERSION + "\">\n"
            + GENERATOR + "\n" + RENDERER + "\n";
    private static final String STYLED = "</title>\n<style>" + STYLE + "</style>\n</head>\n<body>\n";
    private static final String END = "<script>" + SCRIPT + "</script>\n</body>\n</html>\n";

    /** Longer than all that comes before the title. */
    private static final int HEAD_LENGTH = 4096;

    private HtmlShell() {}

    static StringBuilder begin(int capacity, String title, Revision revision, ProjectStatus status) {
        StringBuilder html = new StringBuilder(BEGIN.length() + STYLED.length() + END.length() + 1024 + capacity);
        html.append(BEGIN);
        if (revision.generation() > 0) {
            meta(html, "wheelwright:generation", Long.toString(revision.generation()));
        }
        if (!status.equals(ProjectStatus.ACTIVE)) {
            meta(html, "pypi:project-status", status.marker().toString());
            status.reason().ifPresent(reason -> meta(html, "pypi:project-status-reason", reason));
        }
        return html.append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
                .append(HtmlText.escaped(title))
                .append(STYLED);
    }

    static byte[] end(StringBuilder html) {
        return html.append(END).toString().getBytes(StandardCharsets.UTF_8);
    }

    static boolean isOurs(byte[] page) {
        return head(page).contains(GENERATOR);
    }

    static boolean isOfThisRenderer(byte[] page) {
        return isOurs(page) && head(page).contains(RENDERER);
    }

    private static String head(byte[] page) {
        return new String(page, 0, Math.min(page.length, HEAD_LENGTH), StandardCharsets.UTF_8);
    }

    private static void meta(StringBuilder html, String name, String content) {
        html.append("<meta name=\"")
                .append(name)
                .append("\" content=\"")
                .append(HtmlText.escaped(content))
                .append("\">\n");
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
