package io.github.wheelwright.maven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.maven.docker.RealBuildx;
import io.github.wheelwright.maven.docker.RealBuildx.Outcome;
import io.github.wheelwright.maven.dockerfile.BuildInputs.ContextPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What BuildKit itself leaves out and copies. {@code -Dcontext.seeds=500} tries more. */
class BuildContextIT {
    private static final String[] FOLDERS = {"", "a/", "b/", "a/b/", "a/b/c/", "src/", "src/a/", ".git/"};
    private static final String[] ENDS = {".py", ".txt", ".so", "", ".a.py"};
    private static final String[] PATTERNS = {
        "*.py", "**/*.py", "*/*.py", "a", "a/", "/a/b", "**/b", "**b", "a/**", "a/b**", "!a/b/c", "!**/*.txt", "!a",
        "src/?*", "[a-b]", "*", "**", "!src/a", "./src/../b", " *.so ", "# *.txt", "a/*/c", "!*.py", "\\*", ".git",
                "x*",
        "[^a-b]*", "**/a/**", "!b/*.py", "a*", "?/", ".*"
    };
    private static final String[] SOURCES = {
        "*.py", "a", "a/*", "s*", "*/*.py", "a/b/", ".", "?", "[as]*", "/src", "a/./b", "../b"
    };

    @TempDir
    private Path folder;

    @Test
    void agreesOnWhatIsLeftOutAndCopied() throws Exception {
        for (int seed = 1; seed <= Integer.getInteger("context.seeds", 15); seed++) {
            compare(seed, new Random(seed));
        }
    }

    private void compare(int seed, Random random) throws IOException {
        Path context = Files.createDirectories(folder.resolve("context" + seed));
        fill(context, random);
        List<String> patterns = some(PATTERNS, random.nextInt(5), random);
        Path ignoreFile =
                Files.writeString(folder.resolve("Dockerfile" + seed + ".dockerignore"), String.join("\n", patterns));
        List<String> sources = some(SOURCES, 2, random);
        StringBuilder text = new StringBuilder("FROM scratch\nCOPY . /all/\n");
        for (int i = 0; i < sources.size(); i++) {
            text.append("COPY ").append(sources.get(i)).append(" /").append(i).append("/\n");
        }
        Path file = Files.writeString(folder.resolve("Dockerfile" + seed), text);
        Path out = folder.resolve("out" + seed);
        Outcome real = RealBuildx.build(context, "-f", file.toString(), "--output", "type=local,dest=" + out, ".");
        String description = "seed " + seed + "\n" + text + patterns + "\n" + real;

        Dockerfile dockerfile = Dockerfile.read(file);
        BuildContext ours =
                new BuildContext(context, IgnoreFile.parse(ignoreFile.toString(), Files.readString(ignoreFile)));
        try {
            List<Set<String>> taken = new ArrayList<>();
            for (String source : sources) {
                taken.add(ours.select(dockerfile, List.of(new ContextPath(source, 3))).keySet().stream()
                        .map(path -> path.substring(path.lastIndexOf('/') + 1))
                        .collect(Collectors.toCollection(TreeSet::new)));
            }
            assertThat(real.exit()).as(description).isZero();
            for (int i = 0; i < sources.size(); i++) {
                assertThat(taken.get(i))
                        .as(sources.get(i) + " of " + description)
                        .isEqualTo(names(out.resolve(String.valueOf(i))));
            }
            assertThat(ours.files()).as(description).isEqualTo(paths(out.resolve("all")));
        } catch (InvalidDockerfileException e) {
            assertThat(real.exit()).as(e.getMessage() + "\n" + description).isNotZero();
        }
    }

    /** Each file has a name of its own. */
    private static void fill(Path context, Random random) throws IOException {
        int number = 0;
        for (String part : FOLDERS) {
            Files.createDirectories(context.resolve(part));
            for (String end : ENDS) {
                if (random.nextInt(3) > 0) {
                    Files.writeString(context.resolve(part + "x" + number++ + end), "text");
                }
            }
        }
    }

    private static List<String> some(String[] all, int count, Random random) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(all[random.nextInt(all.length)]);
        }
        return chosen;
    }

    private static Set<String> names(Path below) throws IOException {
        return paths(below).stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> paths(Path below) throws IOException {
        if (!Files.exists(below)) {
            return Set.of();
        }
        try (Stream<Path> found = Files.walk(below)) {
            return found.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> below.relativize(path).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
