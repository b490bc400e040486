package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wheelwright.core.release.WheelFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What readers of a published {@link Stack} can rely on, wherever it is and whoever serves it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SiteContract {
    private static final String SIMPLE = "simple/";
    private static final String JSON = "application/vnd.pypi.simple.v1+json";

    private Stack stack;
    private Site site;

    /** Publishes {@code stack}, and opens the store to readers. */
    abstract Site publish(Stack stack, Path work) throws IOException;

    @BeforeAll
    final void publish(@TempDir Path work) throws IOException {
        if (Equipment.isComplete()) {
            stack = Stack.in(work.resolve("wheels"));
            site = publish(stack, work);
        }
    }

    @AfterAll
    final void close() throws IOException {
        if (site != null) {
            site.close();
        }
    }

    final Site site() {
        return site;
    }

    @BeforeEach
    final void forgetRequests() {
        Equipment.require();
        site.forgetRequests();
    }

    @ParameterizedTest
    @EnumSource
    void givesThePinnedStackByItsAddressAlone(Installer installer, @TempDir Path work) throws IOException {
        Path target = work.resolve("installed");

        installer.install(work, target, List.of("--index-url", site.url(SIMPLE), Stack.REQUIREMENT));

        assertThat(Installed.in(target)).containsAll(stack.pins());
        assertThat(Installed.run(target, Stack.IMPORTS)).isEqualTo("1.16.0 True");
        assertThat(wheelsGiven()).hasSize(stack.pins().size() + 1);
        assertThat(Installed.tagged(target, "linux_")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void givesThePinnedStackAsAnExtraIndex(Installer installer, @TempDir Path work) throws IOException {
        Path target = work.resolve("installed");
        Path other = WheelFiles.write(
                Files.createDirectories(work.resolve("other")), "only_on_the_main_index", "1.0", Stack.REQUIREMENT);

        try (MainIndex main = MainIndex.of("only-on-the-main-index", other)) {
            installer.install(
                    work,
                    target,
                    List.of(
                            "--index-url",
                            main.url(),
                            "--extra-index-url",
                            site.url(SIMPLE),
                            "only-on-the-main-index"));
        }

        assertThat(Installed.in(target)).contains("only-on-the-main-index==1.0").containsAll(stack.pins());
        assertThat(wheelsGiven()).hasSize(stack.pins().size() + 1);
    }

    @ParameterizedTest
    @EnumSource
    void givesWhatItsHashesPromise(Installer installer, @TempDir Path work) throws IOException {
        Path target = work.resolve("installed");
        Path locked = lock(work, Stack.REQUIREMENT);

        installer.install(
                work, target, List.of("--index-url", site.url(SIMPLE), "--require-hashes", "-r", locked.toString()));

        assertThat(Files.readString(locked)).contains("--hash=sha256:");
        assertThat(Installed.in(target)).containsAll(stack.pins());
    }

    @ParameterizedTest
    @EnumSource
    void sparesTheDownloadOfWhatIsNotChosen(Installer installer, @TempDir Path work) {
        Path target = work.resolve("installed");

        installer.install(work, target, List.of("--index-url", site.url(SIMPLE), "choosy"));

        assertThat(site.filesGiven()).contains("choosy-1.0-py3-none-any.whl");
        if (installer.readsMetadataFiles(site)) {
            assertThat(site.filesGiven())
                    .contains("choosy-2.0-py3-none-any.whl.metadata")
                    .doesNotContain("choosy-2.0-py3-none-any.whl");
        }
        assertThat(Installed.in(target)).containsExactly("choosy==1.0", "six==1.16.0");
    }

    @Test
    void pipPlansTheStackFromMetadataAlone(@TempDir Path work) {
        Program.Output plan = Installer.PIP
                .program(work)
                .succeed(
                        "--isolated",
                        "install",
                        "--dry-run",
                        "--ignore-installed",
                        "--no-cache-dir",
                        "--disable-pip-version-check",
                        "--index-url",
                        site.url(SIMPLE),
                        Stack.REQUIREMENT);

        assertThat(plan.text()).contains("Would install").contains("wheelwright_stack-1.0");
        assertThat(site.filesGiven())
                .filteredOn(file -> file.endsWith(".metadata"))
                .isNotEmpty();
        assertThat(wheelsGiven()).isEmpty();
    }

    @Test
    void uvLocksTheStackFromMetadataAlone(@TempDir Path work) throws IOException {
        assertThat(lock(work, Stack.REQUIREMENT))
                .content()
                .contains("six==1.16.0")
                .contains("--hash=sha256:");
        assertThat(wheelsGiven()).isEmpty();
    }

    @Test
    void isAskedForALocalVersionWithThePlusEncoded(@TempDir Path work) {
        Installer.PIP.install(
                work, work.resolve("pip"), List.of("--index-url", site.url(SIMPLE), "local-demo==1.0+cpu.g1a2b3c4"));
        Installer.UV.install(
                work, work.resolve("uv"), List.of("--index-url", site.url(SIMPLE), "local-demo==1.0+cpu.g1a2b3c4"));

        assertThat(site.requests())
                .allSatisfy(request -> assertThat(request.uri()).doesNotContain("+"));
        assertThat(site.filesGiven())
                .filteredOn(file -> file.endsWith(".whl"))
                .containsExactly(encoded(Stack.LOCAL_VERSION), encoded(Stack.LOCAL_VERSION));
    }

    @Test
    void holdsTheBytesThatWereSent() throws IOException {
        Map<String, String> sent = new TreeMap<>();
        for (Path file : stack.files()) {
            sent.put(file.getFileName().toString(), Http.sha256(file));
        }

        for (JsonNode project : Http.json(site.url(SIMPLE + "index.json")).get("projects")) {
            String page = SIMPLE + project.get("name").asText() + "/";
            for (JsonNode file : Http.json(site.url(page + "index.json")).get("files")) {
                String name = file.get("filename").asText();
                String digest = file.get("hashes").get("sha256").asText();
                assertThat(Http.sha256(
                                Http.resolved(site.url(page), file.get("url").asText())))
                        .as(name)
                        .isEqualTo(digest);
                String asSent = sent.remove(name);
                assertThat(asSent == null || asSent.equals(digest)).as(name).isTrue();
                assertThat(name).doesNotContain("-linux_");
            }
        }

        // Only what is published under another name is left.
        assertThat(sent.keySet()).hasSize(3).allMatch(name -> name.contains("linux_"));
    }

    @Test
    void saysOfFilesThatTheyNeverChangeAndOfPagesThatTheyMay() throws IOException {
        String wheel = "packages/six-1.16.0-py2.py3-none-any.whl";
        expect(wheel, "application/octet-stream", "immutable");
        expect(wheel + ".metadata", "text/plain", "immutable");
        expect(SIMPLE, "text/html", "no-cache");
        expect(SIMPLE + "six/", "text/html", "no-cache");
        expect(SIMPLE + "six/index.html", "text/html", "no-cache");
        expect(SIMPLE + "six/index.json", JSON, "no-cache");
    }

    @Test
    void givesJsonToWhoPrefersItWhereThereIsAServer() throws IOException {
        HttpResponse<InputStream> page = Http.get(site.url(SIMPLE + "six/"), JSON);

        assertThat(page.headers().firstValue("Content-Type").orElse(""))
                .startsWith(site.negotiates() ? JSON : "text/html");
    }

    @Test
    void hasNothingThatAnAuditCallsAnError(@TempDir Path work) throws IOException {
        Program.Output audit = Maven.in(work).run("audit-index", List.of("wheel.index=" + site.url(SIMPLE)));

        assertThat(audit.text()).contains("] 0 errors, ").contains(" files; ");
    }

    @Test
    void saysOfWhatIsNotThereThatItIsNot() throws IOException {
        assertThat(Http.get(site.url(SIMPLE + "nowhere/")).statusCode()).isEqualTo(404);
        assertThat(Http.get(site.url("packages/nowhere-1.0-py3-none-any.whl")).statusCode())
                .isEqualTo(404);
    }

    private void expect(String key, String type, String cache) throws IOException {
        HttpResponse<InputStream> answer = Http.get(site.url(key));
        answer.body().close();
        assertThat(answer.statusCode()).as(key).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(key)
                .startsWith(type);
        assertThat(answer.headers().allValues("Cache-Control"))
                .as(key)
                .hasSize(1)
                .allMatch(v -> v.contains(cache));
        assertThat(answer.headers().firstValue("ETag")).as(key).isPresent();
    }

    private Path lock(Path work, String requirement) throws IOException {
        Path wanted = Files.writeString(work.resolve("wanted.in"), requirement);
        Path locked = work.resolve("locked.txt");
        Installer.UV
                .program(work)
                .succeed(
                        "pip",
                        "compile",
                        "--no-cache",
                        "--quiet",
                        "--python",
                        Installer.python(),
                        "--index-url",
                        site.url(SIMPLE),
                        "--generate-hashes",
                        "--output-file",
                        locked.toString(),
                        wanted.toString());
        return locked;
    }

    private List<String> wheelsGiven() {
        return site.filesGiven().stream()
                .filter(file -> file.endsWith(".whl"))
                .distinct()
                .toList();
    }

    private static String encoded(String filename) {
        return filename.replace("+", "%2B");
    }
}
