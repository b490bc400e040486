package io.github.wheelwright.maven.affected;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.maven.ci.CiBuild;
import io.github.wheelwright.maven.host.GitCheckout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real git. */
class ChangeTest {
    @TempDir
    private Path folder;

    private Path checkout;

    @BeforeEach
    void commit() throws Exception {
        checkout = Files.createDirectory(folder.resolve("checkout"));
        git("init", "--quiet", "--initial-branch=main");
        git("config", "user.name", "x");
        git("config", "user.email", "x@example.org");
        write("stays", "1");
        write("goes", "a longer text, so that git takes it for renamed");
        git("add", ".");
        git("commit", "--quiet", "-m", "first");
        git("checkout", "--quiet", "-b", "topic");
        git("mv", "goes", "went to ü");
        write("new/file", "2");
        git("add", ".");
        git("commit", "--quiet", "-m", "second");
        git("checkout", "--quiet", "main");
        write("upstream", "3");
        git("add", ".");
        git("commit", "--quiet", "-m", "third");
        git("checkout", "--quiet", "topic");
    }

    @Test
    void listsWhatTheBranchHasChangedAndNotWhatItsTargetHas() {
        Change change = between("main", "HEAD");
        assertThat(change.unknown()).isEmpty();
        assertThat(change.paths()).containsExactlyInAnyOrder("goes", "went to ü", "new/file");
        assertThat(change.description()).matches("main\\.\\.\\.HEAD \\(from [0-9a-f]{12}\\)");
    }

    @Test
    void saysThatNothingIsToBeComparedWith() {
        assertThat(Change.between(new GitCheckout(checkout), Optional.empty(), "HEAD")
                        .unknown())
                .contains("nothing says what to compare with: set <base>, e.g. -Dwheel.base=origin/main");
    }

    @Test
    void saysThatACommitIsMissing() {
        assertThat(between("refs/remotes/origin/main", "HEAD").unknown().orElseThrow())
                .startsWith("this checkout has no refs/remotes/origin/main: fetch it");
        assertThat(between("main", "--output=x").unknown().orElseThrow()).startsWith("this checkout has no --output=x");
    }

    @Test
    void saysThatTheCheckoutIsTooShallow() throws Exception {
        Path shallow = folder.resolve("shallow");
        run(folder, "git", "clone", "--quiet", "--depth=1", "--no-single-branch", "file://" + checkout, "shallow");
        assertThat(Change.between(new GitCheckout(shallow), Optional.of("origin/main"), "origin/topic")
                        .unknown()
                        .orElseThrow())
                .startsWith("this checkout is too shallow to know what origin/main and origin/topic share");
    }

    // a build of main itself, after the push: an empty difference would say that nothing is to be built
    @Test
    void saysThatWhatIsNewCannotBeTold() {
        assertThat(between("topic", "topic").unknown())
                .contains("topic already has topic, so what is new cannot be told");
    }

    @Test
    void saysThatThereIsNoCheckout() {
        assertThat(Change.between(new GitCheckout(folder), Optional.of("main"), "HEAD")
                        .unknown())
                .isPresent();
    }

    @Test
    void comparesWithWhatTheCiSystemSays() {
        Map<String, String> request = Map.of("BUILDKITE", "true", "BUILDKITE_PULL_REQUEST_BASE_BRANCH", "main");
        assertThat(Change.base(CiBuild.of(request))).contains("refs/remotes/origin/main");
        Map<String, String> push = Map.of("GITLAB_CI", "true", "CI_COMMIT_BEFORE_SHA", "1c57644d");
        assertThat(Change.base(CiBuild.of(push))).contains("1c57644d");
        assertThat(Change.base(CiBuild.NONE)).isEmpty();
    }

    private Change between(String base, String head) {
        return Change.between(new GitCheckout(checkout), Optional.of(base), head);
    }

    private void write(String name, String text) throws IOException {
        Path file = checkout.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(Arrays.asList(arguments));
        run(checkout, command.toArray(String[]::new));
    }

    private static void run(Path folder, String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
    }
}
