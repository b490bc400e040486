package io.github.wheelwright.maven.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.core.store.StoredObject;
import io.github.wheelwright.maven.bake.BakePlan;
import io.github.wheelwright.maven.bake.CacheBackend;
import io.github.wheelwright.maven.bake.CacheNames;
import io.github.wheelwright.maven.bake.CacheReferences;
import io.github.wheelwright.maven.bake.Overrides;
import io.github.wheelwright.maven.ci.Scope;
import io.github.wheelwright.maven.s3.S3Buckets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real bake, what it makes of our files, and what it says when something is wrong. */
class BakeIT {
    private static final String NOBODY_LISTENS = "127.0.0.1:9";
    private static final String FILE = """
            variable "WORD" { default = "unset" }
            target "one" {
              dockerfile-inline = "FROM scratch\\nARG WORD\\nCOPY file /$${WORD}\\n"
              args = { WORD = WORD }
              output = ["type=local,dest=out"]
            }
            target "two" {
              inherits = ["one"]
              labels = { kept = "yes" }
              output = ["type=cacheonly"]
            }
            group "default" { targets = ["one", "two"] }
            """;

    @TempDir
    private Path folder;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @Test
    void needsNoEngineToSayWhatWouldBeBuilt() throws Exception {
        Bake bake = new Bake(new Docker(
                Engines.require("docker"),
                BuilderChoice.named("nobody"),
                Map.of(
                        "DOCKER_HOST",
                        "unix://" + folder.resolve("no.sock"),
                        "DOCKER_CONFIG",
                        Engines.require("docker.config"))));
        BakePlan plan = BakePlan.parse(bake.print(request(FILE)));
        assertThat(plan.table())
                .containsExactly(
                        "target   dockerfile   stage    platforms       makes",
                        "one      (inline)     (last)   the builder's   type=local,dest=out",
                        "two      (inline)     (last)   the builder's   type=cacheonly");
    }

    @Test
    void buildsWithVariablesInTheFolderThatPathsStartFrom() throws Exception {
        BakeRequest request = request(FILE, "one");
        Files.writeString(folder.resolve("file"), "text");
        BakeRequest withVariable = new BakeRequest(
                request.files(), folder, List.of("one"), Map.of("WORD", "name"), List.of("network.host"), true);
        bake().run(withVariable, List.of(), folder.resolve("metadata.json"), lines::add);
        assertThat(folder.resolve("out/name")).hasContent("text");
        assertThat(lines).anyMatch(line -> line.matches("\\[.*1/1] COPY file /name  \\d+\\.\\d s"));
    }

    // what one target is given, those that inherit from it do not get, and what looks like a template is none
    @Test
    void changesOnlyTheTargetThatIsMeant() throws Exception {
        BakeRequest committed = request(FILE);
        Overrides overrides = new Overrides(BakePlan.parse(bake().print(committed)));
        overrides.set("one.tags=127.0.0.1:5000/one:1");
        overrides.set("one.labels.mark=${NO} %{if} \"quoted\"");
        overrides.set("one.args.WORD=other");
        overrides.set("t*.platforms=linux/amd64");
        overrides.set("*.labels.both=yes");
        Path file = Files.writeString(folder.resolve("bake.json"), overrides.asJson());

        BakePlan plan = BakePlan.parse(bake().print(committed.with(file)));
        var one = plan.targets().get("one").resolved();
        var two = plan.targets().get("two").resolved();
        assertThat(plan.targets().get("one").tags()).containsExactly("127.0.0.1:5000/one:1");
        assertThat(plan.targets().get("two").tags()).isEmpty();
        assertThat(plan.targets().get("one").platforms()).isEmpty();
        assertThat(plan.targets().get("two").platforms()).containsExactly("linux/amd64");
        // bake's own print escapes what it would take for a template
        assertThat(one.path("labels").path("mark").asText()).isEqualTo("$${NO} %%{if} \"quoted\"");
        assertThat(two.path("labels").path("kept").asText()).isEqualTo("yes");
        assertThat(two.path("labels").path("both").asText()).isEqualTo("yes");
        assertThat(one.path("args").path("WORD").asText()).isEqualTo("other");
        assertThat(two.path("args").path("WORD").asText()).isEqualTo("unset");
    }

    // C4: a cache that cannot be reached is a warning, not a failed build
    @Test
    void buildsWithoutACacheThatCannotBeReached() throws Exception {
        BakeRequest committed = request(FILE, "one");
        Files.writeString(folder.resolve("file"), "text");
        List<CacheBackend> backends = List.of(
                backend("registry://" + NOBODY_LISTENS + "/cache"),
                backend("registry://" + Engines.require("registry") + "/wheelwright-it/" + UUID.randomUUID()),
                backend("local-cache"));
        CacheNames names = new CacheNames(
                Optional.of("commit"), Optional.of("parent"), Optional.empty(), Optional.of("main"), Optional.empty());
        BakePlan plan = BakePlan.parse(bake().print(committed));
        Overrides overrides = new Overrides(plan);
        new CacheReferences(backends, Scope.PREVIEW, names).addTo(overrides, plan);
        Path file = Files.writeString(folder.resolve("bake.json"), overrides.asJson());

        Bake.Result result = bake().run(committed.with(file), List.of(), folder.resolve("metadata.json"), lines::add);
        assertThat(folder.resolve("out/unset")).hasContent("text");
        assertThat(CacheReferences.warnings(backends, result.cacheTroubles()))
                .singleElement()
                .asString()
                .startsWith("cache registry://" + NOBODY_LISTENS + "/cache is not used: ")
                .contains("connection refused");
        assertThat(folder.resolve("local-cache/preview/commit-one/index.json")).exists();
        assertThat(folder.resolve("local-cache/preview/main-one/index.json")).exists();
    }

    @Test
    void keepsCachesInBucketsAndBuildsWithoutOneThatCannotBeReached() throws Exception {
        String prefix = UUID.randomUUID().toString();
        List<CacheBackend> backends = List.of(
                CacheBackend.parse(
                        "s3://wheelwright-cache/" + prefix,
                        Optional.of(URI.create(Engines.require("minio.endpoint"))),
                        Optional.empty(),
                        Optional.empty(),
                        folder),
                CacheBackend.parse(
                        "s3://nowhere/",
                        Optional.of(URI.create("http://" + NOBODY_LISTENS)),
                        Optional.empty(),
                        Optional.empty(),
                        folder));
        try (ObjectStore store = S3Buckets.minio("wheelwright-cache", prefix)) {
            Bake.Result result = bakeWith(backends);
            assertThat(folder.resolve("out/unset")).hasContent("text");
            assertThat(store.list("manifests/"))
                    .extracting(StoredObject::key)
                    .containsExactly("manifests/commit-one", "manifests/main-one");
            assertThat(CacheReferences.warnings(backends, result.cacheTroubles()))
                    .singleElement()
                    .asString()
                    .startsWith("cache s3://nowhere/ is not used: ");
        }
    }

    private Bake.Result bakeWith(List<CacheBackend> backends) throws IOException {
        BakeRequest given = request(FILE, "one");
        BakeRequest committed = new BakeRequest(
                given.files(),
                folder,
                given.targets(),
                Map.of(
                        "AWS_ACCESS_KEY_ID", Engines.require("minio.accessKey"),
                        "AWS_SECRET_ACCESS_KEY", Engines.require("minio.secretKey"),
                        "AWS_EC2_METADATA_DISABLED", "true"),
                List.of(),
                false);
        Files.writeString(folder.resolve("file"), "text");
        CacheNames names = new CacheNames(
                Optional.of("commit"), Optional.empty(), Optional.empty(), Optional.of("main"), Optional.empty());
        BakePlan plan = BakePlan.parse(bake().print(committed));
        Overrides overrides = new Overrides(plan);
        new CacheReferences(backends, Scope.SHARED, names).addTo(overrides, plan);
        Path file = Files.writeString(folder.resolve("bake.json"), overrides.asJson());
        return bake().run(committed.with(file), List.of(), folder.resolve("metadata.json"), lines::add);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "target \"one\" { dockerfile = }        | a bake file is wrong | Invalid expression",
                "target \"one\" { dockerfile = NOTHING } | a bake file is wrong | NOTHING",
                "target \"one\" {                       | a bake file is wrong | docker-bake.hcl:",
                "target \"other\" {}                    | the bake files have no such target or group | failed to find target one",
            })
    void saysWhatIsWrongWithBakeFiles(String text, String message, String detail) throws Exception {
        BakeRequest request = request(text, "one");
        DockerException e = catchThrowableOfType(DockerException.class, () -> bake().print(request));
        assertThat(e).hasMessageStartingWith(message).hasMessageContaining(detail);
        assertThat(e.remedy()).isPresent();
    }

    @Test
    void saysThatThereIsNoBakeFile() {
        BakeRequest request =
                new BakeRequest(List.of(folder.resolve("missing.hcl")), folder, List.of(), Map.of(), List.of(), false);
        assertThatThrownBy(() -> bake().print(request))
                .hasMessage("no such bake file: " + folder.resolve("missing.hcl"));
    }

    @Test
    void saysThatABuildFails() throws Exception {
        BakeRequest request = request("""
                target "default" {
                  dockerfile-inline = "FROM scratch\\nCOPY missing /\\n"
                }
                """);
        assertThatThrownBy(() -> bake().run(request, List.of(), folder.resolve("metadata.json"), lines::add))
                .hasMessageStartingWith("something that the build needs is not there")
                .hasMessageContaining("\"/missing\": not found");
    }

    @Test
    void registersHandlersForTheseArchitecturesOnly() {
        BuilderChoice choice = new BuilderChoice(Optional.empty(), Optional.empty(), false, Optional.of("binfmt"));
        assertThat(choice.qemu(List.of("linux/arm64", "linux/arm64/v8", "linux/riscv64")))
                .contains(List.of("run", "--rm", "--privileged", "binfmt", "--install", "arm64,riscv64"));
        assertThat(choice.qemu(List.of())).isEmpty();
        assertThat(BuilderChoice.CURRENT.qemu(List.of("linux/arm64"))).isEmpty();
    }

    private CacheBackend backend(String text) {
        return CacheBackend.parse(text, Optional.empty(), Optional.empty(), Optional.empty(), folder);
    }

    private BakeRequest request(String text, String... targets) throws IOException {
        Path file = Files.writeString(folder.resolve("docker-bake.hcl"), text);
        return new BakeRequest(List.of(file), folder, List.of(targets), Map.of(), List.of(), false);
    }

    private static Bake bake() {
        return new Bake(new Docker(
                Engines.require("docker"),
                BuilderChoice.named(Engines.require("buildx.builder")),
                Map.of(
                        "DOCKER_HOST", Engines.require("docker.host"),
                        "DOCKER_CONFIG", Engines.require("docker.config"))));
    }
}
