package io.github.wheelwright.core.wheel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.wheel.Finding.Code;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks W001 to W202, against the tool that they are named after, on wheels made at random from a fixed seed. */
class ContentsDifferentialIT {
    private static final int WHEELS = 600;

    /** A line for each wheel: its checks, and of how many paths each; {@code invalid} where the tool gives up. */
    private static final String PEER = """
            import sys
            from pathlib import Path
            from check_wheel_contents.checker import WheelChecker
            from check_wheel_contents.contents import WheelContents
            from check_wheel_contents.errors import WheelValidationError
            for line in sys.stdin.read().splitlines():
                path, toplevel, package = line.split("\\t")
                checker = WheelChecker()
                checker.configure_options(
                    toplevel=toplevel.split(",") if toplevel else None,
                    package=(package,) if package else ())
                try:
                    failed = checker.check_contents(WheelContents.from_wheel(Path(path)))
                    print(" ".join(sorted(f"{f.check.name}:{len(f.args)}" for f in failed)))
                except WheelValidationError as e:
                    print("invalid", e)
            """;

    private static final String[] FOLDERS = {
        "",
        "",
        "",
        "demo/",
        "demo/",
        "demo/sub/",
        "demo/class/",
        "demo/a-b/",
        "tests/",
        "data/",
        "_private/",
        "demo-stubs/",
        "docs/",
        "Straße/",
        "1st/",
        "demo.libs/",
        ".eggs/",
        "x/y/z/"
    };
    private static final String[] FILES = {
        "__init__.py",
        "a.py",
        "b.pyc",
        ".pyc",
        "c.pyo",
        "_d.cpython-312-x86_64-linux-gnu.so",
        "e.abi3.so",
        "f.so",
        ".so",
        "g.b.c.so",
        "h.cp312-win_amd64.pyd",
        "lib.so.1",
        "None.py",
        "a-b.py",
        "demo.pth",
        ".pth",
        "py.typed",
        "x.pyi",
        "名.py",
        "README.txt",
        "..py",
        "i..so",
        "data",
        "test"
    };
    private static final String[] TEXTS = {"", "\n", "\r\n", "# -*- coding: utf-8 -*-", "import os\n", "x = 1\n"};

    @TempDir
    Path folder;

    private final Random random = new Random(20261121L);

    private record Question(Path file, List<String> topLevel, List<Path> packages) {}

    @Test
    void findsWhatCheckWheelContentsFinds() throws Exception {
        String python = Engines.require("python");
        Path source = Files.createDirectories(folder.resolve("src/demo/sub")).getParent();
        for (String file : List.of("__init__.py", "a.py", "sub/__init__.py", "py.typed")) {
            Files.writeString(source.resolve(file), "");
        }
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < WHEELS; i++) {
            SmallWheel wheel = wheel();
            Path file = Files.createDirectory(folder.resolve("w" + i)).resolve(wheel.filename);
            Files.write(file, wheel.bytes());
            questions.add(new Question(
                    file, i % 3 == 1 ? List.of("demo", "tests") : List.of(), i % 5 == 2 ? List.of(source) : List.of()));
        }
        List<String> theirs = ask(python, questions);
        int compared = 0;
        for (int i = 0; i < WHEELS; i++) {
            if (!theirs.get(i).startsWith("invalid")) {
                compared++;
                assertThat(ours(questions.get(i))).as("%s", questions.get(i)).isEqualTo(theirs.get(i));
            }
        }
        assertThat(compared).isGreaterThan(WHEELS / 2);
    }

    private SmallWheel wheel() {
        SmallWheel wheel = new SmallWheel("demo", "1.0", "py3-none-any");
        if (random.nextBoolean()) {
            wheel.replace("demo-1.0.dist-info/WHEEL", "Purelib: false", "Purelib: true");
        }
        if (random.nextBoolean()) {
            wheel.without("demo/__init__.py").without("demo/data,x.txt");
        }
        boolean pure = wheel.files.get("demo-1.0.dist-info/WHEEL").contains("true");
        for (int i = random.nextInt(8); i > 0; i--) {
            String root =
                    random.nextInt(5) > 0 ? "" : "demo-1.0.data/" + pick(pure ? "platlib/" : "purelib/", "scripts/");
            String path = root + pick(FOLDERS) + pick(FILES);
            if (wheel.files.keySet().stream().noneMatch(other -> clash(other, path))) {
                wheel.file(path, pick(TEXTS));
            }
        }
        if (random.nextInt(6) == 0) {
            String name = pick("demo/", "empty/", "tests/");
            wheel.record(text -> text + name + ",,\n");
        }
        return wheel;
    }

    private static boolean clash(String a, String b) {
        return a.equalsIgnoreCase(b) || a.startsWith(b + "/") || b.startsWith(a + "/");
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static List<String> ask(String python, List<Question> questions) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(python, "-X", "utf8", "-c", PEER)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (PrintStream in = new PrintStream(process.getOutputStream())) {
            for (Question question : questions) {
                String packages = question.packages().stream()
                        .map(Path::toString)
                        .findFirst()
                        .orElse("");
                in.println(question.file() + "\t" + String.join(",", question.topLevel()) + "\t" + packages);
            }
        }
        List<String> answers =
                new String(process.getInputStream().readAllBytes()).lines().toList();
        assertThat(process.waitFor()).isZero();
        return answers;
    }

    private static String ours(Question question) throws IOException {
        Expectations expected = Expectations.NONE;
        if (!question.topLevel().isEmpty()) {
            expected = expected.withTopLevel(question.topLevel());
        }
        if (!question.packages().isEmpty()) {
            expected = expected.withPackages(question.packages());
        }
        List<String> all = new ArrayList<>();
        for (Finding finding : WheelVerifier.review(question.file(), expected, bytes -> {})) {
            if (finding.code().name().startsWith("W")
                    && Character.isDigit(finding.code().name().charAt(1))) {
                all.add(finding.code().name().substring(0, 4) + ":" + paths(finding));
            }
        }
        return String.join(" ", all.stream().sorted().toList());
    }

    private static int paths(Finding finding) {
        if (finding.code() == Code.W007_LIBRARY_EMPTY || finding.code() == Code.W008_WHEEL_EMPTY) {
            return 0;
        }
        String list = finding.message().substring(finding.code().meaning().length() + 2);
        int and = list.indexOf(" and ");
        int more = and < 0 ? 0 : Integer.parseInt(list.substring(and + 5, list.indexOf(" more")));
        return list.split(", ").length + more;
    }
}
