package io.github.wheelwright.core.differential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.core.engines.Engines;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The reference implementation, in a Python process that reads questions from a file and writes answers into one. */
final class Oracle {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String python = Engines.require("python");
    private final Path folder;

    Oracle(Path folder) {
        this.folder = folder;
    }

    /** One answer for each question. */
    List<String> ask(String grammar, List<List<String>> questions) throws IOException, InterruptedException {
        Path script = folder.resolve("oracle.py");
        try (InputStream in = Oracle.class.getResourceAsStream("oracle.py")) {
            Files.write(script, in.readAllBytes());
        }
        Path asked = folder.resolve(grammar + ".questions");
        Path answered = folder.resolve(grammar + ".answers");
        write(questions, asked);
        Process process = new ProcessBuilder(python, "-I", script.toString(), grammar)
                .redirectInput(asked.toFile())
                .redirectOutput(answered.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("the oracle failed with exit code " + process.exitValue());
        }
        return read(answered);
    }

    private static void write(List<List<String>> questions, Path file) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(JSON.writeValueAsString(Environments.ALL));
            writer.newLine();
            for (List<String> question : questions) {
                writer.write(JSON.writeValueAsString(question));
                writer.newLine();
            }
        }
    }

    private static List<String> read(Path file) throws IOException {
        List<String> answers = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                answers.add(text(line));
            }
        }
        return answers;
    }

    private static String text(String line) throws JsonProcessingException {
        return JSON.readValue(line, String.class);
    }
}
