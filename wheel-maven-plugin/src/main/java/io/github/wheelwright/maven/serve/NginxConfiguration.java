package io.github.wheelwright.maven.serve;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.index.HtmlPages;
import io.github.wheelwright.core.index.JsonPages;
import io.github.wheelwright.maven.config.Origin;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The configuration of an nginx that serves an index. */
public final class NginxConfiguration {
    private NginxConfiguration() {}

    /** The lines of a file for {@code conf.d}: maps and one server on {@code port} of the loopback address. */
    public static List<String> of(Origin origin, int port) {
        List<String> lines = new ArrayList<>(List.of(
                "# Python package index, by wheel:serve -Dwheel.dryRun=true",
                "# A reader that accepts JSON (PEP 691) gets it, any other HTML.",
                "map $http_accept $wheel_page {",
                "    default                       index.html;",
                "    \"~application/vnd\\.pypi\\.simple\\.(v1|latest)\\+json\"  index.json;",
                "}",
                "# Files never change under their name; pages do.",
                "map $request_uri $wheel_cache {",
                "    default                       \"no-cache\";",
                "    \"~\\.whl(\\.metadata)?(\\?|$)\"   \"public, max-age=31536000, immutable\";",
                "}"));
        lines.addAll(
                origin instanceof Origin.Folder folder
                        ? folder(folder.path(), port)
                        : address(((Origin.Address) origin).uri(), port));
        return lines;
    }

    private static List<String> folder(Path path, int port) {
        return List.of(
                "server {",
                "    listen 127.0.0.1:" + port + ";",
                "    root " + root(path) + ";",
                "    index $wheel_page;",
                "    absolute_redirect off;",
                "    types {",
                "        " + quoted(HtmlPages.CONTENT_TYPE) + " html;",
                "        text/plain metadata;",
                "        application/json provenance;",
                "    }",
                "    default_type application/octet-stream;",
                "    add_header Cache-Control $wheel_cache;",
                "    add_header Vary Accept;",
                "    location ~ /index\\.json$ { default_type " + JsonPages.CONTENT_TYPE + "; }",
                "    location ~ /metadata\\.json$ { default_type application/json; }",
                "    location ~ /\\. { return 404; }",
                "}");
    }

    private static List<String> address(URI uri, int port) {
        Upstream upstream = Upstream.of(uri);
        List<String> lines = new ArrayList<>(List.of(
                "# The path as the client sent it: nginx would turn %2B into +, which S3 reads as a space.",
                "map $request_uri $wheel_path {",
                "    \"~^(?<wheel_raw>[^?]*)\"       $wheel_raw;",
                "}",
                "# Its name is looked up once, at the start: in a proxy_pass with variables it would need a resolver.",
                "upstream wheel_store { server " + upstream.host() + ":" + upstream.port() + "; }",
                "server {",
                "    listen 127.0.0.1:" + port + ";",
                "    set $wheel_prefix " + quoted(upstream.prefix()) + ";",
                "    proxy_set_header Host " + uri.getRawAuthority() + ";",
                "    proxy_set_header Authorization \"\";",
                "    proxy_hide_header Cache-Control;",
                "    proxy_intercept_errors on;"));
        if (upstream.isSecure()) {
            lines.add("    proxy_ssl_server_name on;");
            lines.add("    proxy_ssl_name " + upstream.host() + ";");
        }
        String origin = uri.getScheme() + "://wheel_store$wheel_prefix$wheel_path";
        lines.addAll(List.of(
                "    # Without the right to list, S3 answers 403 for what is not there, and uv stops at 403.",
                "    error_page 403 =404 @missing;",
                "    location @missing { return 404; }",
                "    add_header Cache-Control $wheel_cache;",
                "    add_header Vary Accept;",
                "    location ~ /$ { proxy_pass " + origin + "$wheel_page; }",
                "    location / { proxy_pass " + origin + "; }",
                "}"));
        return lines;
    }

    private static String root(Path path) {
        String root = path.toString().replace(path.getFileSystem().getSeparator(), "/");
        if (root.chars().anyMatch(c -> "\"\\$".indexOf(c) >= 0 || Character.isISOControl(c))) {
            throw new WheelException(
                    "nginx cannot be told to serve " + root
                            + ": the path has a \", a \\, a $ or a control character, and $ cannot be escaped in its configuration",
                    "give nginx a link to that folder, and this goal the link as <destination>");
        }
        return quoted(root);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
