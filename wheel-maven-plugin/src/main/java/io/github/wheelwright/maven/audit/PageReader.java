package io.github.wheelwright.maven.audit;

import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.maven.audit.ForeignPage.Form;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Gets one address of an index in one form, and checks what the server says of it. */
final class PageReader {
    private static final String JSON = "application/vnd.pypi.simple.v1+json";
    private static final String HTML = "application/vnd.pypi.simple.v1+html";

    private final Web web;
    private final AuditLimits limits;

    PageReader(Web web, AuditLimits limits) {
        this.web = web;
        this.limits = limits;
    }

    /** A page as it came: its form, its bytes without encoding, and its address after redirections. */
    record Body(Form form, byte[] bytes, URI uri) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /**
     * The page at {@code uri} where {@code form} is asked for; the server may answer in another. Empty where there is none in
     * that form; where there is no page, that is noted with {@code missing}, and with {@code unreadable} where it cannot be read.
     */
    Optional<Body> read(URI uri, Form form, FaultCode missing, FaultCode unreadable, Findings findings) {
        try {
            WebAnswer answer = web.within(
                    limits.patience(),
                    () -> web.get(uri, limits.largestPage(), "Accept", form.accept(), "Accept-Encoding", "identity"));
            if (answer.status() == 406) {
                return Optional.empty();
            }
            if (!answer.isOk()) {
                findings.add(answer.isAbsent() ? missing : unreadable, uri, "the server answered " + answer.status());
                return Optional.empty();
            }
            return Optional.of(checked(uri, answer, form, findings));
        } catch (IOException e) {
            findings.add(unreadable, uri, reason(e));
            return Optional.empty();
        }
    }

    static String reason(Exception e) {
        return e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getMessage().lines().findFirst().orElse("");
    }

    private Body checked(URI uri, WebAnswer answer, Form asked, Findings findings) throws IOException {
        byte[] bytes = answer.decoded(limits.largestPage());
        Form form = switch (answer.mediaType()) {
            case JSON -> Form.JSON;
            case HTML, "text/html" -> Form.HTML;
            default -> {
                findings.add(
                        FaultCode.PAGE_CONTENT_TYPE,
                        uri,
                        "sent as " + (answer.mediaType().isEmpty() ? "nothing" : answer.mediaType()) + " where " + asked
                                + " was asked for");
                yield JsonReader.isObject(bytes) ? Form.JSON : Form.HTML;
            }
        };
        if (form == asked) {
            CacheControl cache = CacheControl.of(answer);
            if (!cache.isRevalidated()) {
                findings.add(FaultCode.PAGE_CACHED, uri, cache + "; say no-cache");
            }
            if (answer.header("ETag").isEmpty()
                    && answer.header("Last-Modified").isEmpty()) {
                findings.add(FaultCode.PAGE_NOT_VALIDATED, uri, "neither ETag nor Last-Modified");
            }
        }
        return new Body(form, bytes, answer.uri());
    }
}
