package io.github.wheelwright.core.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.core.engines.Engines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every METADATA file, name, version, requirement, tag and filename of the real distributions at hand: no difference at all is allowed. */
class RealStringsIT {
    private static final Map<String, Function<List<String>, String>> GRAMMARS = Map.of(
            "name", Answers::name,
            "version", Answers::version,
            "requirement", Answers::requirement,
            "specifier", Answers::specifier,
            "tags", Answers::tags,
            "wheel", Answers::wheel,
            "metadata", DocumentAnswers::metadata);

    @TempDir
    Path folder;

    @Test
    void readsRealStringsAsTheReference() throws Exception {
        Map<String, List<List<String>>> questions = new TreeMap<>();
        for (List<String> string : collect()) {
            List<String> question = new ArrayList<>(List.of(string.get(1)));
            if (string.get(0).equals("specifier")) {
                question.addAll(List.of(">=3.9", "2.7", "3.7.17", "3.9", "3.12.4", "3.13.0rc1", "3.14"));
            }
            questions
                    .computeIfAbsent(string.get(0), grammar -> new ArrayList<>())
                    .add(question);
        }
        for (Map.Entry<String, List<List<String>>> entry : questions.entrySet()) {
            compare(entry.getKey(), entry.getValue());
        }
    }

    private void compare(String grammar, List<List<String>> questions) throws Exception {
        List<String> answers = new Oracle(folder).ask(grammar, questions);
        for (int i = 0; i < questions.size(); i++) {
            assertThat(Answers.answer(GRAMMARS.get(grammar), questions.get(i)))
                    .as("%s %s", grammar, questions.get(i))
                    .isEqualTo(answers.get(i));
        }
        System.out.printf("real %s: all %d agree%n", grammar, questions.size());
    }

    private List<List<String>> collect() throws IOException, InterruptedException {
        String python = Engines.require("python");
        Path script = folder.resolve("real.py");
        try (InputStream in = RealStringsIT.class.getResourceAsStream("real.py")) {
            Files.write(script, in.readAllBytes());
        }
        Process process = new ProcessBuilder(
                        python,
                        "-I",
                        script.toString(),
                        Engines.folder().resolve("wheels").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<List<String>> strings = new ArrayList<>();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        for (String line : output.lines().toList()) {
            strings.add(new ObjectMapper().readValue(line, new TypeReference<List<String>>() {}));
        }
        return strings;
    }
}
