package io.github.wheelwright.maven.dockerfile;

import io.github.wheelwright.maven.dockerfile.Lines.Logical;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Instructions become stages. */
final class DockerfileParser {
    private static final Set<String> KEYWORDS = Set.of(
            "ADD",
            "ARG",
            "CMD",
            "COPY",
            "ENTRYPOINT",
            "ENV",
            "EXPOSE",
            "FROM",
            "HEALTHCHECK",
            "LABEL",
            "MAINTAINER",
            "ONBUILD",
            "RUN",
            "SHELL",
            "STOPSIGNAL",
            "USER",
            "VOLUME",
            "WORKDIR");
    private static final Set<String> WITH_HEREDOCS = Set.of("ADD", "COPY", "RUN");
    private static final Pattern STAGE_NAME = Pattern.compile("[a-z][a-z0-9-_.]*");

    private final String file;
    private final Lines lines;
    private final List<Instruction> globalArguments = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();

    DockerfileParser(String file, String text) {
        this.file = file;
        this.lines = new Lines(file, text);
    }

    /** The instruction that an {@code ONBUILD} leaves to stages that start from its own. */
    static Instruction trigger(Dockerfile dockerfile, Instruction onbuild) {
        StringBuilder text = new StringBuilder("FROM scratch\n").append(onbuild.rest());
        onbuild.heredocs()
                .forEach(heredoc -> text.append('\n').append(heredoc.content()).append(heredoc.name()));
        Instruction parsed = new DockerfileParser(dockerfile.name(), text.toString())
                .parse()
                .stages()
                .get(0)
                .instructions()
                .get(0);
        return new Instruction(
                onbuild.line(), parsed.keyword(), parsed.flags(), parsed.rest(), parsed.arguments(), parsed.heredocs());
    }

    Dockerfile parse() {
        for (@Nullable Logical logical = lines.nextInstruction(); logical != null; logical = lines.nextInstruction()) {
            add(instruction(logical));
        }
        if (stages.isEmpty()) {
            throw lines.wrong(1, "no FROM instruction, so nothing to build");
        }
        return new Dockerfile(file, lines.directives(), globalArguments, stages);
    }

    private Instruction instruction(Logical logical) {
        Instruction instruction = instruction(logical.line(), logical.text());
        boolean shell = WordSplit.json(instruction.rest()).isEmpty();
        boolean heredocs = (WITH_HEREDOCS.contains(instruction.keyword()) && shell)
                || (instruction.keyword().equals("ONBUILD")
                        && !instruction.rest().contains("["));
        return heredocs && logical.text().contains("<<")
                ? new Instruction(
                        instruction.line(),
                        instruction.keyword(),
                        instruction.flags(),
                        instruction.rest(),
                        instruction.arguments(),
                        lines.heredocs(logical))
                : instruction;
    }

    private Instruction instruction(int line, String text) {
        String[] parts = WordSplit.BLANKS.split(Whitespace.strip(text), 2);
        String keyword = parts[0].toUpperCase(Locale.ROOT);
        if (!KEYWORDS.contains(keyword)) {
            throw lines.wrong(line, "unknown instruction: " + parts[0]);
        }
        List<String> flags = WordSplit.flagsAndRest(parts.length == 2 ? parts[1] : "", lines.escape());
        String rest = flags.get(flags.size() - 1);
        try {
            return new Instruction(
                    line, keyword, flags.subList(0, flags.size() - 1), rest, arguments(keyword, rest), List.of());
        } catch (IllegalArgumentException e) {
            throw lines.wrong(line, String.valueOf(e.getMessage()));
        }
    }

    private List<String> arguments(String keyword, String rest) {
        return switch (keyword) {
            case "ARG", "ENV", "LABEL" -> WordSplit.quoted(rest, lines.escape());
            case "ADD", "COPY", "VOLUME" -> WordSplit.list(rest);
            case "FROM", "EXPOSE" -> WordSplit.blanks(rest);
            case "RUN", "CMD", "ENTRYPOINT", "SHELL" -> WordSplit.json(rest).orElse(List.of(rest));
            default -> List.of(rest);
        };
    }

    private void add(Instruction instruction) {
        if (instruction.keyword().equals("FROM")) {
            stages.add(stage(instruction));
        } else if (stages.isEmpty() && instruction.keyword().equals("ARG")) {
            globalArguments.add(checked(instruction));
        } else if (stages.isEmpty()) {
            throw lines.wrong(
                    instruction.line(),
                    "no build stage in current context: " + instruction.keyword() + " before the first FROM");
        } else {
            stages.get(stages.size() - 1).instructions().add(checked(instruction));
        }
    }

    private Stage stage(Instruction from) {
        List<String> words = from.arguments();
        String name = "";
        if (words.size() == 3 && words.get(1).equalsIgnoreCase("as")) {
            name = words.get(2).toLowerCase(Locale.ROOT);
            if (!STAGE_NAME.matcher(name).matches()) {
                throw lines.wrong(
                        from.line(),
                        "invalid name for build stage: \"" + words.get(2)
                                + "\", name can't start with a number or contain symbols");
            }
        } else if (words.size() != 1) {
            throw lines.wrong(from.line(), "FROM requires either one or three arguments");
        }
        return new Stage(from.line(), name, words.get(0), from.flag("platform"), new ArrayList<>());
    }

    private Instruction checked(Instruction instruction) {
        List<String> words = instruction.arguments();
        switch (instruction.keyword()) {
            case "ADD", "COPY" -> require(words.size() >= 2, instruction, "requires at least two arguments");
            case "ARG" -> {
                require(!words.isEmpty(), instruction, "requires at least one argument");
                require(words.stream().noneMatch(word -> word.startsWith("=")), instruction, "names can not be blank");
            }
            case "ENV" -> {
                require(!words.isEmpty(), instruction, "requires at least one argument");
                boolean pairs = words.get(0).contains("=");
                require(pairs || words.size() > 1, instruction, "must have two arguments");
                require(
                        !pairs || words.stream().allMatch(word -> word.indexOf('=') > 0),
                        instruction,
                        "must be of the form name=value");
            }
            case "ONBUILD" -> require(!instruction.rest().isEmpty(), instruction, "requires at least one argument");
            default -> {}
        }
        return instruction;
    }

    private void require(boolean condition, Instruction instruction, String problem) {
        if (!condition) {
            throw lines.wrong(instruction.line(), instruction.keyword() + " " + problem);
        }
    }
}
