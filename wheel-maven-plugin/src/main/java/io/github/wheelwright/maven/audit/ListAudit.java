package io.github.wheelwright.maven.audit;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.maven.audit.ForeignPage.Form;
import io.github.wheelwright.maven.audit.PageReader.Body;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the list of an index's projects, and what the index says of one that it does not have. */
final class ListAudit {
    /** A name that nobody has. */
    private static final String ABSENT = "wheelwright-audit-of-an-absent-project/";

    private final URI index;
    private final PageReader reader;
    private final Findings findings;

    ListAudit(URI index, PageReader reader, Findings findings) {
        this.index = index;
        this.reader = reader;
        this.findings = findings;
    }

    /** The projects, in the order of the list. */
    List<ProjectName> projects() {
        Optional<Body> asJson =
                reader.read(index, Form.JSON, FaultCode.LIST_MISSING, FaultCode.LIST_UNREADABLE, findings);
        if (asJson.isEmpty() && !findings.all().isEmpty()) {
            return List.of();
        }
        Optional<Body> asHtml =
                reader.read(index, Form.HTML, FaultCode.LIST_MISSING, FaultCode.LIST_UNREADABLE, findings);
        Optional<List<String>> json =
                asJson.filter(body -> body.form() == Form.JSON).flatMap(this::names);
        Optional<List<String>> html =
                asHtml.or(() -> asJson).filter(body -> body.form() == Form.HTML).map(this::folders);
        if (json.isPresent() && html.isPresent()) {
            compare(html.get(), json.get());
        }
        List<String> names = json.or(() -> html).orElse(List.of());
        Set<ProjectName> projects = new LinkedHashSet<>();
        for (String name : names) {
            name(name, json.isEmpty()).ifPresent(projects::add);
        }
        return new ArrayList<>(projects);
    }

    /** Whether a project that is not there is answered by 404, as uv needs it to look on in the next index. */
    void absent(Web web, AuditLimits limits) {
        URI uri = index.resolve(ABSENT);
        try {
            WebAnswer answer = web.within(
                    limits.patience(), () -> web.get(uri, AuditLimits.SMALL_FILE, "Accept", Form.HTML.accept()));
            if (answer.status() != 404) {
                findings.add(FaultCode.ABSENT_IS_NOT_404, uri, "the server answered " + answer.status());
            }
        } catch (IOException e) {
            findings.add(FaultCode.ABSENT_IS_NOT_404, uri, PageReader.reason(e));
        }
    }

    private Optional<List<String>> names(Body body) {
        try {
            return Optional.of(JsonReader.names(body.bytes()));
        } catch (IOException e) {
            findings.add(FaultCode.LIST_UNREADABLE, index, PageReader.reason(e));
            return Optional.empty();
        }
    }

    /** Names of the folders right below the index, by their addresses: that is where installers look. */
    private List<String> folders(Body body) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<URI, String> folder :
                HtmlReader.folders(body.text(), body.uri()).entrySet()) {
            String path = folder.getKey().getPath();
            String root = body.uri().getPath().replaceFirst("[^/]*$", "");
            if (path.startsWith(root)) {
                String name = path.substring(root.length()).replaceFirst("/(index\\.html)?$", "");
                if (!name.isEmpty() && !name.contains("/")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** HTML may show folders of further indexes too, so it may name more. */
    private void compare(List<String> html, List<String> json) {
        Set<String> shown = new LinkedHashSet<>();
        html.forEach(name -> shown.add(ProjectName.normalize(name)));
        json.stream()
                .filter(name -> !shown.contains(ProjectName.normalize(name)))
                .forEach(name -> findings.add(FaultCode.FORMS_DISAGREE, index, name + " is in JSON alone"));
    }

    /** In JSON a name may be in any form (PEP 691); in HTML it is the address that counts. */
    private Optional<ProjectName> name(String name, boolean isAddress) {
        try {
            ProjectName project = ProjectName.of(name);
            if (isAddress && !project.normalized().equals(name)) {
                findings.add(
                        FaultCode.NAME_NOT_NORMALIZED,
                        index,
                        name + ", which installers ask for as " + project.normalized());
            }
            return Optional.of(project);
        } catch (WheelException e) {
            findings.add(FaultCode.NAME_NOT_NORMALIZED, index, "no name of a project: " + name);
            return Optional.empty();
        }
    }
}
