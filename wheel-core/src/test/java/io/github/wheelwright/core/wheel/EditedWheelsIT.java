package io.github.wheelwright.core.wheel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.wheel.WheelEdit.InsertText;
import io.github.wheelwright.core.wheel.WheelEdit.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real wheels with all edits at once: judged by Python's tools, installed by pip and uv, and imported. */
class EditedWheelsIT {
    /** Distribution, and the module that gets a snippet. */
    private static final List<List<String>> PROJECTS = List.of(
            List.of("six==1.16.0", "six.py"),
            List.of("attrs==24.2.0", "attr/__init__.py"),
            List.of("Jinja2==3.1.4", "jinja2/__init__.py"),
            List.of("MarkupSafe==3.0.2", "markupsafe/__init__.py"),
            List.of("numpy==2.1.3", "numpy/__init__.py"),
            List.of("rich==13.9.4", "rich/__init__.py"),
            List.of("ruff==0.8.0", "ruff/__init__.py"));

    private static final String VALIDATE = """
            import sys
            from installer.sources import WheelFile
            for path in sys.argv[1:]:
                with WheelFile.open(path) as wheel:
                    wheel.validate_record(validate_contents=True)
            """;

    private static final String IMPORT = """
            import importlib, importlib.metadata, pathlib, sys
            site = sys.argv[1]
            sys.path.insert(0, site)
            for name, module in zip(sys.argv[2::2], sys.argv[3::2]):
                distribution = importlib.metadata.distribution(name)
                assert distribution.version == "9.8.7.post6+ww", distribution.version
                assert "edited" in distribution.metadata["Keywords"]
                assert distribution.metadata.get_payload().startswith("# Title"), distribution.metadata.get_payload()
                imported = importlib.import_module(module)
                assert imported.__file__.startswith(site), imported.__file__
                assert imported.EDITED_AFTER == "\\u0131"
                for file in distribution.files:
                    # pip --target moves scripts, and leaves their rows
                    assert file.parts[0] == ".." or file.locate().exists(), file
            """;

    /** Text put before the code of each file must neither break it nor hide its docstring or future statements. */
    private static final String COMPILE = """
            import __future__, ast, pathlib, sys, warnings
            warnings.simplefilter("ignore")
            flags = sum({getattr(__future__, name).compiler_flag for name in __future__.all_feature_names})
            for line in pathlib.Path(sys.argv[1]).read_text().splitlines():
                old, new = (pathlib.Path(p).read_bytes() for p in line.split("\\t"))
                try:
                    before = compile(old, "x", "exec", dont_inherit=True)
                    doc = ast.get_docstring(ast.parse(old), clean=False)
                except (SyntaxError, ValueError):
                    continue
                after = compile(new, "x", "exec", dont_inherit=True)
                assert before.co_flags & flags == after.co_flags & flags, line
                assert doc == ast.get_docstring(ast.parse(new), clean=False), line
            """;

    @TempDir
    static Path folder;

    private static final List<Path> EDITED = new ArrayList<>();
    /** Those whose originals twine objects to, for fields that are newer than their metadata. */
    private static final List<Path> OBJECTED = new ArrayList<>();

    @BeforeAll
    static void edit() throws Exception {
        Path downloads = folder.resolve("downloads");
        List<String> command = new ArrayList<>(List.of(
                Engines.require("pip"),
                "download",
                "-q",
                "--disable-pip-version-check",
                "--no-deps",
                "--only-binary=:all:"));
        command.addAll(List.of("-d", downloads.toString()));
        PROJECTS.forEach(project -> command.add(project.get(0)));
        run(command.toArray(String[]::new));
        Path output = Files.createDirectory(folder.resolve("edited"));
        for (Path file : files(downloads, ".whl")) {
            try (Wheel wheel = Wheel.open(file)) {
                WheelRewrite rewrite = WheelEditor.plan(wheel, EditProbe.all(wheel, module(wheel)));
                Path target = output.resolve(rewrite.filename().toString());
                Sha256 digest = rewrite.plan().writeTo(wheel.source(), target);
                assertThat(digest).isEqualTo(Sha256.of(Files.readAllBytes(target)));
                EDITED.add(target);
                if (exitCode(Engines.require("twine"), "check", "--strict", file.toString()) != 0) {
                    OBJECTED.add(target);
                }
            }
        }
        assertThat(EDITED).hasSize(PROJECTS.size());
        assertThat(OBJECTED).hasSizeLessThan(3);
    }

    @Test
    void passPythonsTools() throws Exception {
        String python = Engines.require("python");
        for (Path file : EDITED) {
            try (Wheel wheel = Wheel.open(file)) {
                assertThat(WheelVerifier.verify(wheel).stream().filter(Finding::isError))
                        .as(file.toString())
                        .isEmpty();
            }
            run(python, "-m", "zipfile", "-t", file.toString());
            run(Engines.require("unzip"), "-tqq", file.toString());
            run(python, "-c", VALIDATE, file.toString());
            run(Engines.require("check-wheel-contents"), "--select", "W006,W101,W102", file.toString());
            if (!OBJECTED.contains(file)) {
                run(Engines.require("twine"), "check", "--strict", file.toString());
            }
        }
    }

    @Test
    void installWithPipAndUvAndImportUnderTheirNewNames() throws Exception {
        String python = Engines.require("python");
        Path pip = folder.resolve("pip");
        run(concat(
                List.of(Engines.require("pip"), "install", "-q", "--no-deps", "--no-index", "--target", pip.toString()),
                EDITED));
        Path uv = folder.resolve("uv");
        run(concat(
                List.of(
                        Engines.require("uv"),
                        "pip",
                        "install",
                        "-q",
                        "--no-deps",
                        "--no-index",
                        "--no-cache",
                        "--python",
                        python,
                        "--target",
                        uv.toString()),
                EDITED));
        for (Path site : List.of(pip, uv)) {
            List<String> command = new ArrayList<>(List.of(python, "-c", IMPORT, site.toString()));
            for (List<String> project : PROJECTS) {
                command.add("edited-" + project.get(0).replaceAll("==.*", ""));
                command.add(project.get(1).replaceAll("(/__init__)?\\.py", ""));
            }
            run(command.toArray(String[]::new));
        }
    }

    @Test
    void areTheSameInAnyOrderOfTheEdits() throws IOException {
        Random random = new Random(5);
        for (Path file : files(folder.resolve("downloads"), ".whl")) {
            try (Wheel wheel = Wheel.open(file)) {
                List<WheelEdit> edits = new ArrayList<>(EditProbe.all(wheel, module(wheel)));
                WheelRewrite expected = WheelEditor.plan(wheel, edits);
                Collections.shuffle(edits, random);
                assertThat(WheelEditor.plan(wheel, edits).plan()).isEqualTo(expected.plan());
                assertThat(WheelEditor.plan(wheel, List.of()).plan().isIdentity(wheel.source()))
                        .isTrue();
            }
        }
    }

    // D8: a snippet goes where it is legal
    @Test
    void putTextWherePythonAllowsIt() throws Exception {
        String python = Engines.require("python");
        Path snippets = Files.createDirectory(folder.resolve("snippets"));
        List<String> pairs = new ArrayList<>();
        for (Path file : files(Path.of(python).resolveSibling("../lib"), ".py")) {
            byte[] content = Files.readAllBytes(file);
            boolean future = new String(content, StandardCharsets.ISO_8859_1).contains("__future__");
            if (future || file.hashCode() % 8 == 0) {
                TextInsertion inserted =
                        TextInsertion.of(new InsertText("x.py", "import edited", Place.BEFORE), content);
                Path edited = Files.write(snippets.resolve(pairs.size() + ".py"), inserted.result());
                pairs.add(file + "\t" + edited);
            }
        }
        assertThat(pairs).hasSizeGreaterThan(300);
        Path list = Files.write(folder.resolve("snippets.txt"), pairs);

        run(python, "-c", COMPILE, list.toString());
    }

    private static String module(Wheel wheel) {
        return PROJECTS.stream()
                .map(project -> project.get(1))
                .filter(path -> wheel.archive().entry(path).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> files(Path from, String end) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            return files.filter(file -> file.toString().endsWith(end) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    private static String[] concat(List<String> command, List<Path> files) {
        return Stream.concat(command.stream(), files.stream().map(Path::toString))
                .toArray(String[]::new);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(exitCode(command)).as(String.join(" ", command)).isZero();
    }

    private static int exitCode(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            System.err.println(output);
        }
        return code;
    }
}
