package io.github.wheelwright.maven.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.bytes.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentKeyTest {
    private static final String DOCKERFILE = """
            ARG BASE=debian:12
            FROM ${BASE} AS base
            RUN apt-get update && apt-get install -y --no-install-recommends gcc=4:12 python3
            FROM base AS torch
            ARG TORCH_BRANCH=main
            COPY torch /src
            RUN pip install --no-index -r reqs.txt wheel==0.45 setuptools
            FROM base AS other
            COPY other /src
            FROM scratch AS export
            COPY --from=torch /dist /
            ADD https://example.org/LICENSE /
            """;

    @TempDir
    private Path folder;

    private final Map<String, String> arguments = new LinkedHashMap<>();
    private final Map<String, String> contexts = new LinkedHashMap<>();
    private final Map<String, String> digests = new HashMap<>(Map.of("debian:12", digest("one")));
    private String target = "export";
    private Path checkout;

    @BeforeEach
    void checkOut() throws IOException {
        checkout = checkOut("checkout");
    }

    private Path checkOut(String name) throws IOException {
        Path root = folder.resolve(name);
        write(root, "Dockerfile", DOCKERFILE);
        write(root, "torch/setup.py", "setup()");
        write(root, "torch/build.sh", "#!/bin/sh");
        write(root, "torch/note.txt", "note");
        Files.createSymbolicLink(root.resolve("torch/link"), Path.of("setup.py"));
        write(root, "other/file", "other");
        write(root, ".dockerignore", "**/*.txt\n");
        mode(root, "torch/build.sh", "rwxr-xr-x");
        return root;
    }

    @Test
    void isTheDigestOfItsExplanation() throws IOException {
        CacheKey key = key();

        assertThat(key.value())
                .isEqualTo(Sha256.of((String.join("\n", key.text()) + "\n").getBytes(StandardCharsets.UTF_8))
                        .hex());
        assertThat(key.text())
                .contains(
                        "platform linux/amd64",
                        "argument BASE=debian:12",
                        "image debian:12 " + digest("one"),
                        "stage 2 torch from base",
                        "stage 2 needs stage 1",
                        "stage 2 argument TORCH_BRANCH=main",
                        "stage 3 COPY --from=torch /dist /",
                        "file 755 " + hex("#!/bin/sh") + " torch/build.sh",
                        "file 644 " + hex("setup()") + " torch/setup.py",
                        "file link " + hex("setup.py") + " torch/link");
        assertThat(String.join("\n", key.text())).doesNotContain("note.txt", "other", checkout.toString());
    }

    @Test
    void staysWhereNothingThatCountsChanges() throws IOException {
        arguments.put("A", "1");
        arguments.put("TORCH_BRANCH", "v2");
        String before = key().value();

        checkout = checkOut("elsewhere/deeper");
        arguments.clear();
        arguments.put("TORCH_BRANCH", "v2");
        arguments.put("A", "1");
        mode(checkout, "torch/build.sh", "rwx------");
        mode(checkout, "torch/setup.py", "rw-rw-rw-");
        Files.setLastModifiedTime(checkout.resolve("torch/setup.py"), FileTime.fromMillis(0));
        write(checkout, "torch/note.txt", "changed, but ignored");
        write(checkout, "other/file", "changed, but of an unrelated stage");
        write(checkout, "Dockerfile", DOCKERFILE.replace("COPY other", "# comment\nCOPY other other2"));

        assertThat(key().value()).isEqualTo(before);
    }

    @Test
    void changesWithEverythingThatCounts() throws IOException {
        CacheKey before = key();

        digests.put("debian:12", digest("two"));
        assertChanged(before, "- image debian:12 " + digest("one"), "+ image debian:12 " + digest("two"));
        digests.put("debian:12", digest("one"));

        arguments.put("TORCH_BRANCH", "v2");
        assertChanged(before, "- stage 2 argument TORCH_BRANCH=main", "+ stage 2 argument TORCH_BRANCH=v2");
        arguments.clear();

        mode(checkout, "torch/setup.py", "rwxr--r--");
        assertChanged(
                before,
                "- file 644 " + hex("setup()") + " torch/setup.py",
                "+ file 755 " + hex("setup()") + " torch/setup.py");
        mode(checkout, "torch/setup.py", "rw-r--r--");

        write(checkout, "Dockerfile", DOCKERFILE.replace("/dist /", "/dist /wheels/"));
        assertChanged(before, "- stage 3 COPY --from=torch /dist /", "+ stage 3 COPY --from=torch /dist /wheels/");
        write(checkout, "Dockerfile", DOCKERFILE);

        target = "torch";
        assertThat(key().value()).isNotEqualTo(before.value());
        target = "export";
        assertThat(key().value()).isEqualTo(before.value());
    }

    @Test
    void takesTheDigestOfAContextThatReplacesTheBase() throws IOException {
        contexts.put("base", "docker-image://debian@" + digest("three"));
        digests.put("debian@" + digest("three"), digest("three"));

        assertThat(key().text())
                .contains("context base " + digest("three"))
                .noneMatch(line -> line.contains("apt-get"));
        assertThat(result().warnings()).noneMatch(warning -> warning.contains("image"));
    }

    @Test
    void takesTheFilesOfAContextThatIsAFolder() throws IOException {
        write(checkout, "prebuilt/dist/a.whl", "wheel");
        contexts.put("torch", "prebuilt");

        assertThat(key().text())
                .contains("context torch file 644 " + hex("wheel") + " dist/a.whl")
                .noneMatch(line -> line.contains("debian"));
    }

    @Test
    void warnsOfEachInputThatCanChangeWhileTheKeyStays() throws IOException {
        arguments.put("TYPO", "1");

        assertThat(result().warnings())
                .containsExactlyInAnyOrder(
                        "Dockerfile:2: image debian:12 is a tag, and tags move: name it by its digest",
                        "Dockerfile:3: apt-get installs python3 in whichever version there is",
                        "Dockerfile:7: pip installs setuptools in whichever version there is",
                        "Dockerfile:12: ADD https://example.org/LICENSE has no --checksum",
                        "argument TORCH_BRANCH=main looks like a branch, and branches move: name a commit",
                        "build argument TYPO is used by no stage that the target needs");
    }

    // A5: sources of a repository
    @Test
    void sourcesFromARepositoryCountByTheirCommit() throws IOException {
        String commit = "1c57644d8a0b4ff1e2c5a7b39d6f01e48c2b9a7f";
        ContentKey.Result pinned = result("https://git.example.org/vllm.git#" + commit, List.of());
        assertThat(pinned.key().text())
                .contains("source https://git.example.org/vllm.git#" + commit)
                .noneMatch(line -> line.startsWith("file "));
        assertThat(pinned.warnings()).noneMatch(warning -> warning.contains("git.example.org"));

        assertThat(result("https://git.example.org/vllm.git#main", List.of()).warnings())
                .contains("context https://git.example.org/vllm.git#main names no commit, and branches and tags move");
    }

    @Test
    void whatIsDoneAfterTheBuildCounts() throws IOException {
        ContentKey.Result repaired =
                result(checkout.toString(), List.of("repair for auto in stage base", "pin a==1\n"));

        assertThat(KeyDifference.of(key().text(), repaired.key().text()))
                .containsExactly("+ then repair for auto in stage base", "+ then pin a==1\\n");
    }

    private ContentKey.Result result(String context, List<String> after) throws IOException {
        return new ContentKey(
                        new KeyInput(
                                checkout.resolve("Dockerfile"),
                                context,
                                Optional.of(target),
                                arguments,
                                "linux/amd64",
                                contexts,
                                Map.of(),
                                after),
                        image -> Optional.ofNullable(digests.get(image)).orElseThrow())
                .compute();
    }

    private void assertChanged(CacheKey before, String... lines) throws IOException {
        CacheKey after = key();
        assertThat(after.value()).isNotEqualTo(before.value());
        assertThat(KeyDifference.of(before.text(), after.text())).isEqualTo(List.of(lines));
    }

    private CacheKey key() throws IOException {
        return result().key();
    }

    private ContentKey.Result result() throws IOException {
        return new ContentKey(
                        checkout.resolve("Dockerfile"),
                        checkout,
                        Optional.of(target),
                        arguments,
                        "linux/amd64",
                        contexts,
                        image -> Optional.ofNullable(digests.get(image)).orElseThrow())
                .compute();
    }

    private static void write(Path root, String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void mode(Path root, String path, String mode) throws IOException {
        Files.setPosixFilePermissions(root.resolve(path), PosixFilePermissions.fromString(mode));
    }

    private static String hex(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static String digest(String text) {
        return "sha256:" + hex(text);
    }
}
