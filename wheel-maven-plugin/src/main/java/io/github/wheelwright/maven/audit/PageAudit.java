package io.github.wheelwright.maven.audit;

import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.maven.audit.ForeignPage.Form;
import io.github.wheelwright.maven.audit.PageReader.Body;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Checks the page of one project in both forms. */
final class PageAudit {
    private final PageReader reader;
    private final Findings findings;

    PageAudit(PageReader reader, Findings findings) {
        this.reader = reader;
        this.findings = findings;
    }

    /** The links of the page at {@code uri}, as JSON shows them where there is JSON. */
    List<Link> links(ProjectName project, URI uri) {
        Optional<Body> asJson =
                reader.read(uri, Form.JSON, FaultCode.PAGE_MISSING, FaultCode.PAGE_UNREADABLE, findings);
        if (asJson.isEmpty() && !findings.all().isEmpty()) {
            return List.of();
        }
        Optional<Body> asHtml =
                reader.read(uri, Form.HTML, FaultCode.PAGE_MISSING, FaultCode.PAGE_UNREADABLE, findings);
        Optional<ForeignPage> json = page(asJson, Form.JSON, uri);
        // a server that knows one form alone answers with it, whatever it is asked for
        Optional<ForeignPage> html = page(asHtml.or(() -> asJson), Form.HTML, uri);
        json.ifPresent(page -> LinkCheck.run(project, page, uri, findings));
        html.ifPresent(page -> LinkCheck.run(project, page, uri, findings));
        if (json.isPresent() && html.isPresent()) {
            FormCheck.run(html.get(), json.get(), uri, findings);
        }
        return json.or(() -> html).map(ForeignPage::links).orElse(List.of());
    }

    private Optional<ForeignPage> page(Optional<Body> body, Form form, URI uri) {
        return body.filter(b -> b.form() == form).flatMap(b -> page(b, uri));
    }

    private Optional<ForeignPage> page(Body body, URI uri) {
        try {
            return Optional.of(
                    body.form() == Form.JSON
                            ? JsonReader.page(body.bytes(), body.uri())
                            : HtmlReader.page(body.text(), body.uri()));
        } catch (IOException e) {
            findings.add(FaultCode.PAGE_UNREADABLE, uri, PageReader.reason(e));
            return Optional.empty();
        }
    }
}
