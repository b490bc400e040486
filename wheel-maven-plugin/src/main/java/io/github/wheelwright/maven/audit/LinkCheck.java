package io.github.wheelwright.maven.audit;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.filename.SdistFilename;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.maven.audit.ForeignPage.Form;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What can be said of the links of a page without following them. */
final class LinkCheck {
    private static final Pattern UPLOAD_TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,6})?Z");
    private static final List<String> SDISTS = List.of(".tar.gz", ".zip");

    private final ProjectName project;
    private final ForeignPage page;
    private final URI where;
    private final Findings findings;
    private final Set<Version> versions;

    private LinkCheck(ProjectName project, ForeignPage page, URI where, Findings findings) {
        this.project = project;
        this.page = page;
        this.where = where;
        this.findings = findings;
        this.versions = normal(page.versions().orElse(Set.of()));
    }

    static void run(ProjectName project, ForeignPage page, URI where, Findings findings) {
        new LinkCheck(project, page, where, findings).page();
    }

    private void page() {
        page.unreadable().forEach(href -> findings.add(FaultCode.LINK_INSECURE, where, "no web address: " + href));
        page.apiVersion()
                .filter(version -> !version.startsWith("1."))
                .ifPresent(version -> findings.add(FaultCode.API_VERSION, where, "API " + version));
        if (page.status().filter("quarantined"::equals).isPresent()
                && !page.links().isEmpty()) {
            findings.add(
                    FaultCode.QUARANTINED_WITH_FILES,
                    where,
                    page.links().size() + " files, such as "
                            + page.links().get(0).filename());
        }
        Set<String> names = new HashSet<>();
        for (Link link : page.links()) {
            if (!names.add(link.filename())) {
                findings.add(FaultCode.FILENAME_DUPLICATE, where, link.filename());
            }
            link(link);
        }
    }

    private void link(Link link) {
        name(link);
        hashes(link);
        if (!link.text().orElse(link.filename()).equals(link.filename())) {
            findings.add(
                    FaultCode.LINK_TEXT,
                    where,
                    link.filename() + " is called " + link.text().orElse(""));
        }
        if ("https".equals(where.getScheme()) && !"https".equals(link.uri().getScheme())) {
            findings.add(FaultCode.LINK_INSECURE, where, link.filename() + " is at " + link.uri());
        }
        if (link.yanked().filter(String::isBlank).isPresent()) {
            findings.add(FaultCode.YANKED_WITHOUT_REASON, where, link.filename());
        }
        if (link.oldMetadataKey()) {
            findings.add(FaultCode.METADATA_OLD_KEY, where, link.filename());
        }
        link.uploadTime()
                .filter(time -> !UPLOAD_TIME.matcher(time).matches())
                .ifPresent(time -> findings.add(FaultCode.UPLOAD_TIME_INVALID, where, link.filename() + ": " + time));
        if (page.form() == Form.JSON) {
            if (link.size().isEmpty()) {
                findings.add(FaultCode.SIZE_MISSING, where, link.filename());
            }
            if (link.uploadTime().isEmpty()) {
                findings.add(FaultCode.UPLOAD_TIME_MISSING, where, link.filename());
            }
        }
    }

    private void hashes(Link link) {
        if (link.hashes().isEmpty()) {
            findings.add(FaultCode.HASH_MISSING, where, link.filename());
        } else if (Digest.STRONG.stream().noneMatch(link.hashes()::containsKey)) {
            findings.add(
                    FaultCode.HASH_WEAK,
                    where,
                    link.filename() + ": " + String.join(", ", link.hashes().keySet()));
        }
        link.hashes().forEach((kind, hex) -> {
            if (!Digest.isValid(kind, hex)) {
                findings.add(FaultCode.HASH_INVALID, where, link.filename() + ": " + kind + "=" + hex);
            }
        });
    }

    private void name(Link link) {
        try {
            if (link.isWheel()) {
                WheelFilename wheel = WheelFilename.parse(link.filename());
                of(link, wheel.name(), wheel.version());
                String normal = wheel.withName(wheel.name())
                        .withVersion(wheel.version())
                        .toString();
                if (!normal.equals(link.filename())) {
                    findings.add(FaultCode.FILENAME_NOT_NORMALIZED, where, link.filename() + ", better " + normal);
                }
                List<String> linux = wheel.tags().platforms().stream()
                        .filter(platform -> platform.startsWith("linux_"))
                        .toList();
                if (!linux.isEmpty()) {
                    findings.add(FaultCode.PLATFORM_TAG_LINUX, where, link.filename());
                }
            } else if (SDISTS.stream().anyMatch(link.filename()::endsWith)) {
                SdistFilename sdist = SdistFilename.parse(link.filename());
                of(link, sdist.name(), sdist.version());
            } else {
                findings.add(FaultCode.FILENAME_INVALID, where, link.filename());
            }
        } catch (WheelException e) {
            findings.add(FaultCode.FILENAME_INVALID, where, link.filename() + ": " + PageReader.reason(e));
        }
    }

    private void of(Link link, ProjectName name, Version version) {
        if (!name.equals(project)) {
            findings.add(FaultCode.FILENAME_OTHER_PROJECT, where, link.filename());
        }
        if (page.versions().isPresent() && !versions.contains(version)) {
            findings.add(FaultCode.VERSIONS_INCOMPLETE, where, link.filename());
        }
    }

    private static Set<Version> normal(Set<String> versions) {
        return versions.stream()
                .flatMap(text -> {
                    try {
                        return Optional.of(Version.parse(text)).stream();
                    } catch (WheelException e) {
                        return Optional.<Version>empty().stream();
                    }
                })
                .collect(Collectors.toSet());
    }
}
