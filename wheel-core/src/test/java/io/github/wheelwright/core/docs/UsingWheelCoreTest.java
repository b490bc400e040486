package io.github.wheelwright.core.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.version.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the blocks of "Using wheel-core", and compares what they print with what the page says. */
class UsingWheelCoreTest {
    private static final Path PAGE = Path.of("..", "src", "site", "markdown", "using-wheel-core.md");
    private static final Pattern BLOCK = Pattern.compile("^```java\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern EXPECTED = Pattern.compile("^\\s*// → (.*)$");
    private static final List<String> PACKAGES =
            List.of("version", "name", "tag", "requirement", "filename", "metadata", "requirementsfile");

    @TempDir
    Path folder;

    @Test
    void blocksPrintWhatThePageSays() throws Exception {
        List<String> expected = new ArrayList<>();
        Path source = folder.resolve("Page.java");
        Files.writeString(source, program(Files.readString(PAGE), expected));
        assertThat(run(source)).isEqualTo(expected).hasSizeGreaterThan(25);
    }

    private static String program(String page, List<String> expected) {
        StringBuilder program = new StringBuilder();
        PACKAGES.forEach(name -> program.append("import io.github.wheelwright.core." + name + ".*;\n"));
        program.append(
                "import java.util.*;\n\npublic class Page {\n    public static void main(String[] arguments) {\n");
        for (Matcher block = BLOCK.matcher(page); block.find(); ) {
            program.append("        {\n")
                    .append(statements(block.group(1), expected))
                    .append("        }\n");
        }
        return program.append("    }\n}\n").toString();
    }

    /** What stands before a "→" without a semicolon is an expression, to be printed. */
    private static String statements(String block, List<String> expected) {
        StringBuilder statements = new StringBuilder();
        StringBuilder open = new StringBuilder();
        for (String line : block.lines().toList()) {
            Matcher arrow = EXPECTED.matcher(line);
            if (arrow.matches()) {
                expected.add(arrow.group(1));
                if (!open.isEmpty()) {
                    statements.append("System.out.println(").append(open).append(");\n");
                }
                open.setLength(0);
            } else {
                open.append(line).append('\n');
                if (line.endsWith(";") || line.endsWith("{") || line.endsWith("}")) {
                    statements.append(open);
                    open.setLength(0);
                }
            }
        }
        return statements.append(open).toString();
    }

    private static List<String> run(Path source) throws IOException, InterruptedException {
        String classes = Version.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        classes,
                        source.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().collect(Collectors.toList());
    }
}
