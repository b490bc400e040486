package io.github.wheelwright.maven.dockerfile;

import io.github.wheelwright.maven.dockerfile.BuildInputs.ContextPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What holds at a place of a stage: its variables, and what it has taken from the build context so far. */
final class StageScope {
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    /** Stands for all of the context. */
    private static final String ROOT = "/";

    private final Dockerfile dockerfile;
    private final boolean complete;
    private final Map<String, String> globals;
    private final Map<String, String> given;
    private final Map<String, String> variables;
    private final Map<String, Optional<String>> arguments = new LinkedHashMap<>();
    private final Set<String> inherited = new HashSet<>();
    private final List<ContextPath> paths = new ArrayList<>();

    private StageScope(
            Dockerfile dockerfile,
            boolean complete,
            Map<String, String> globals,
            Map<String, String> given,
            Map<String, String> variables) {
        this.dockerfile = dockerfile;
        this.complete = complete;
        this.globals = globals;
        this.given = given;
        this.variables = new HashMap<>(variables);
    }

    /** At the start of a stage; unless it starts from {@code scratch}, its image may define variables that we cannot know. */
    static StageScope start(
            Dockerfile dockerfile, boolean scratch, Map<String, String> globals, Map<String, String> given) {
        return new StageScope(dockerfile, scratch, globals, given, scratch ? Map.of("PATH", PATH) : Map.of());
    }

    /** At the start of a stage whose base is the stage that this is the end of. */
    StageScope below(Dockerfile file) {
        return new StageScope(file, complete, globals, given, variables);
    }

    Map<String, Optional<String>> arguments() {
        return arguments;
    }

    /** Names of arguments whose value comes from before the first {@code FROM}. */
    Set<String> inherited() {
        return inherited;
    }

    List<ContextPath> paths() {
        return paths;
    }

    void take(Instruction instruction) {
        switch (instruction.keyword()) {
            case "ARG" -> instruction.arguments().forEach(word -> argument(instruction, word));
            case "ENV" -> environment(instruction);
            case "ADD" -> copy(instruction);
            case "COPY" -> {
                if (instruction.flag("from").isEmpty()) {
                    copy(instruction);
                }
            }
            case "RUN" -> instruction.flagValues("mount").forEach(text -> mount(instruction, Mount.parse(text)));
            default -> {}
        }
    }

    private void argument(Instruction instruction, String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Optional<String> value;
        if (given.containsKey(name)) {
            value = Optional.of(given.get(name));
        } else if (equals >= 0) {
            value = Optional.of(expand(instruction, word.substring(equals + 1)).text());
        } else {
            value = Optional.ofNullable(globals.get(name));
            inherited.add(name);
        }
        value.ifPresent(text -> variables.put(name, text));
        arguments.put(name, value);
    }

    private void environment(Instruction instruction) {
        Map<String, String> added = new HashMap<>();
        if (instruction.arguments().get(0).contains("=")) {
            for (String word : instruction.arguments()) {
                int equals = word.indexOf('=');
                added.put(
                        expand(instruction, word.substring(0, equals)).text(),
                        expand(instruction, word.substring(equals + 1)).text());
            }
        } else {
            String[] parts = WordSplit.BLANKS.split(instruction.rest(), 2);
            added.put(
                    expand(instruction, parts[0]).text(),
                    expand(instruction, parts[1]).text());
        }
        variables.putAll(added);
    }

    private void copy(Instruction instruction) {
        List<String> words = instruction.arguments();
        for (String source : words.subList(0, words.size() - 1)) {
            if (!isHeredoc(source)) {
                path(instruction, source);
            }
        }
    }

    private static boolean isHeredoc(String word) {
        try {
            return Heredoc.parse(word).isPresent();
        } catch (ExpansionException e) {
            return false;
        }
    }

    private void mount(Instruction instruction, Mount mount) {
        if (mount.from().isEmpty() && expand(instruction, mount.type()).text().equals("bind")) {
            path(instruction, mount.source());
        }
    }

    private void path(Instruction instruction, String word) {
        Expansion path = expand(instruction, word);
        // what the image may define counts as all of the context: a key may change too often, never too seldom
        boolean known = complete || path.missing().isEmpty();
        paths.add(new ContextPath(known ? path.text() : ROOT, instruction.line()));
    }

    private Expansion expand(Instruction instruction, String text) {
        try {
            return Expander.expand(text, dockerfile.escape(), variables);
        } catch (ExpansionException e) {
            throw dockerfile.wrong(instruction.line(), "failed to process \"" + text + "\": " + e.getMessage());
        }
    }
}
