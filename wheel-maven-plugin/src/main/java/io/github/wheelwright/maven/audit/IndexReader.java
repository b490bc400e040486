package io.github.wheelwright.maven.audit;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.name.ProjectName;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an index offers, read as installers do: JSON where the server gives it (PEP 691), else HTML (PEP 503). Nothing is judged.
 *
 * <pre>{@code
 * new IndexReader(URI.create("https://wheels.example.org/simple/")).files(ProjectName.of("torch"))
 * }</pre>
 */
public final class IndexReader {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ACCEPT =
            "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1";

    private final URI index;

    /** For the index at {@code index}, an address that ends in a slash. */
    public IndexReader(URI index) {
        this.index = index;
    }

    /**
     * The files of {@code project}; none where the index has no such page.
     *
     * @throws WheelException if the index cannot be read, which is not the same as having no such project
     */
    public List<PublishedFile> files(ProjectName project) {
        URI page = index.resolve(project.normalized() + "/");
        try (Web web = new Web()) {
            WebAnswer answer = web.within(
                    PATIENCE,
                    () -> web.get(page, AuditLimits.LARGEST_PAGE, "Accept", ACCEPT, "Accept-Encoding", "identity"));
            if (answer.status() == 404) {
                return List.of();
            }
            if (!answer.isOk()) {
                throw unreadable(page, "the server answered " + answer.status(), null);
            }
            return links(answer).stream().map(IndexReader::file).toList();
        } catch (IOException e) {
            throw unreadable(page, PageReader.reason(e), e);
        }
    }

    private static List<Link> links(WebAnswer answer) throws IOException {
        byte[] body = answer.decoded(AuditLimits.LARGEST_PAGE);
        return JsonReader.isObject(body)
                ? JsonReader.page(body, answer.uri()).links()
                : HtmlReader.page(new PageReader.Body(ForeignPage.Form.HTML, body, answer.uri()).text(), answer.uri())
                        .links();
    }

    private static PublishedFile file(Link link) {
        return new PublishedFile(
                link.filename(),
                link.uri(),
                Optional.ofNullable(link.hashes().get("sha256")),
                link.yanked().isPresent());
    }

    private static WheelException unreadable(URI page, String why, @Nullable IOException cause) {
        String message = "cannot read " + page + ": " + why;
        String remedy = "see whether the index is served there: wheel:audit-index tells more";
        return cause == null ? new WheelException(message, remedy) : new WheelException(message, remedy, cause);
    }
}
