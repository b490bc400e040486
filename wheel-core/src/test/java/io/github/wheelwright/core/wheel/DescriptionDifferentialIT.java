package io.github.wheelwright.core.wheel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.wheel.Finding.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long descriptions, against {@code twine check --strict}: every content type with every kind of text. */
class DescriptionDifferentialIT {
    /** A line for each wheel: pass, fail, or the exception's name where twine does not even read it. */
    private static final String PEER = """
            import contextlib, io, logging, sys
            from twine import exceptions
            from twine.commands.check import check
            logging.disable()
            for path in sys.stdin.read().splitlines():
                with contextlib.redirect_stdout(io.StringIO()):
                    try:
                        answer = "fail" if check([path], strict=True) else "pass"
                    except exceptions.InvalidDistribution:
                        answer = "invalid"
                print(answer)
            """;

    private static final String[] TYPES = {
        "",
        "text/markdown",
        "text/markdown; charset=UTF-8; variant=GFM",
        "text/markdown;variant=CommonMark",
        "text/markdown; variant=gfm",
        "text/markdown; variant=Other",
        "TEXT/Markdown",
        "text/plain",
        "text/plain; charset=utf-8",
        "text/plain; charset=latin-1",
        "text/x-rst",
        "text/x-rst; charset=UTF-8",
        "text/html",
        "markdown",
        "text/",
        "UNKNOWN"
    };

    private static final List<String> TEXTS = List.of(
            "",
            "UNKNOWN",
            "UNKNOWN\n\n",
            "Words.\n",
            "# Title\n\n* one\n* [two](https://example.org)\n",
            "Title\n=====\n\n``code`` and a `link <https://example.org>`_.\n",
            "Straße 名 🎡\n");

    /** Nothing to show, which twine takes for a description all the same. */
    private static final List<String> BLANK = List.of("\n\n", "  \n");

    /** Markup that docutils refuses: all that is not looked at. */
    private static final List<String> BROKEN = List.of(
            "Title\n=\n\n.. code-block\n\n   x\n\n.. unknown-directive::\n",
            "Text with an :unknown:`role`.\n",
            "A reference_ to nowhere and ``an open literal\n",
            "=====\nTitle\n====\n");

    @TempDir
    Path folder;

    private record Question(Path file, String type, String text) {
        /** What twine would say, by our findings; and by what is written here where they cannot tell. */
        String foreseen() throws IOException {
            Set<Code> found = EnumSet.noneOf(Code.class);
            WheelVerifier.review(file, Expectations.NONE, bytes -> {}).forEach(f -> found.add(f.code()));
            if (found.contains(Code.METADATA_FIELD_INVALID)) {
                return "invalid";
            }
            boolean broken = BROKEN.contains(text) && type.startsWith("text/x-rst");
            return broken || found.contains(Code.DESCRIPTION_MISSING) || found.contains(Code.DESCRIPTION_TYPE_MISSING)
                    ? "fail"
                    : "pass";
        }
    }

    @Test
    void failWhereTwineFailsWhicheverWayTheyAreWritten() throws Exception {
        List<Question> questions = questions();
        List<String> theirs = ask(questions);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            String ours = BLANK.contains(question.text) && theirs.get(i).equals("pass") ? "fail" : theirs.get(i);
            if (!question.foreseen().equals(ours)) {
                differences.add(question + ": " + question.foreseen() + ", twine: " + theirs.get(i));
            }
        }
        assertThat(theirs).contains("pass", "fail", "invalid");
        assertThat(differences).isEmpty();
    }

    private List<Question> questions() throws IOException {
        List<String> texts = new ArrayList<>(TEXTS);
        texts.addAll(BLANK);
        texts.addAll(BROKEN);
        List<Question> questions = new ArrayList<>();
        for (String type : TYPES) {
            for (String text : texts) {
                SmallWheel wheel = new SmallWheel("demo", "1.0", "py3-none-any");
                String field = type.isEmpty() ? "" : "Description-Content-Type: " + type + "\n";
                wheel.replace(wheel.distInfo + "/METADATA", "\n\ntext\n", "\n" + field + "\n" + text);
                Path file = Files.createDirectory(folder.resolve("w" + questions.size()))
                        .resolve(wheel.filename);
                questions.add(new Question(Files.write(file, wheel.bytes()), type, text));
            }
        }
        return questions;
    }

    private static List<String> ask(List<Question> questions) throws IOException, InterruptedException {
        Path python = Path.of(Engines.require("twine")).resolveSibling("python");
        Process process = new ProcessBuilder(python.toString(), "-X", "utf8", "-c", PEER)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            for (Question question : questions) {
                in.write(question.file() + "\n");
            }
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.lines().toList();
    }
}
