package io.github.wheelwright.maven.affected;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against {@code git check-ignore}, on generated patterns and paths; {@code -Dpatterns.seeds=1000} tries more. */
class PathRulesIT {
    private static final String[] PARTS = {
        "a", "b", "ab", "abc", "docs", "*", "?", "**", "*.md", "a*", "*b", "[ab]", "[!a]", "[a-c]c", "\\*", "a.md", ".b"
    };
    private static final String[] NAMES = {"a", "b", "ab", "abc", "c", "docs", "a.md", "bc", "*", "ac", ".b", "x"};

    @TempDir
    private Path folder;

    @Test
    void readsPatternsAsGitDoes() throws Exception {
        run("", "git", "init", "--quiet");
        int seeds = Integer.getInteger("patterns.seeds", 60);
        for (int seed = 0; seed < seeds; seed++) {
            Random random = new Random(seed);
            List<String> patterns = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                patterns.add(pattern(random));
            }
            Set<String> paths = new TreeSet<>();
            for (int i = 0; i < 60; i++) {
                paths.add(path(random));
            }
            assertThat(ours(patterns, paths)).as("seed %d: %s", seed, patterns).isEqualTo(gits(patterns, paths));
        }
    }

    private static String pattern(Random random) {
        StringBuilder pattern = new StringBuilder(random.nextInt(5) == 0 ? "!" : "");
        pattern.append(random.nextInt(4) == 0 ? "/" : "");
        int parts = 1 + random.nextInt(3);
        for (int i = 0; i < parts; i++) {
            pattern.append(i == 0 ? "" : "/").append(PARTS[random.nextInt(PARTS.length)]);
        }
        return pattern.append(random.nextInt(4) == 0 ? "/" : "").toString();
    }

    private static String path(Random random) {
        StringBuilder path = new StringBuilder();
        int parts = 1 + random.nextInt(4);
        for (int i = 0; i < parts; i++) {
            path.append(i == 0 ? "" : "/").append(NAMES[random.nextInt(NAMES.length)]);
        }
        return path.toString();
    }

    private static List<String> ours(List<String> patterns, Set<String> paths) {
        PathRules rules = new PathRules(patterns);
        return paths.stream().filter(path -> rules.match(path).isPresent()).toList();
    }

    private List<String> gits(List<String> patterns, Set<String> paths) throws Exception {
        Path file = folder.resolve("patterns");
        Files.write(file, patterns);
        String out = run(
                String.join("\n", paths) + "\n",
                "git",
                "-c",
                "core.quotePath=false",
                "-c",
                "core.excludesFile=" + file,
                "check-ignore",
                "--no-index",
                "--stdin");
        return out.lines()
                .map(line -> line.startsWith("\"") ? line.substring(1, line.length() - 1) : line)
                .toList();
    }

    private String run(String input, String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }
}
