package io.github.wheelwright.maven.cache;

import io.github.wheelwright.maven.dockerfile.BuildContext;
import io.github.wheelwright.maven.dockerfile.BuildInputs;
import io.github.wheelwright.maven.dockerfile.BuildInputs.NeededStage;
import io.github.wheelwright.maven.dockerfile.Dockerfile;
import io.github.wheelwright.maven.dockerfile.Instruction;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Inputs that can change while the key stays: tags, branches, packages without a version, downloads without a digest. */
final class Unpinned {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{7,64}");
    private static final Pattern BRANCH_ARGUMENT = Pattern.compile(".*_(?:BRANCH|REF)");
    private static final Pattern RELEASE_TAG = Pattern.compile("v?\\d+(?:\\.\\d+)+.*");
    private static final Pattern COMMAND = Pattern.compile("[;&|\n]+");
    private static final Pattern APT =
            Pattern.compile("\\bapt(?:-get)?\\s+(?:-\\S+\\s+)*install\\s+(.*)", Pattern.DOTALL);
    private static final Pattern PIP = Pattern.compile("\\bpip[0-9.]*\\s+install\\s+(.*)", Pattern.DOTALL);
    /** Options of pip whose value is the next word. */
    private static final Set<String> WITH_VALUE = Set.of(
            "-r",
            "--requirement",
            "-c",
            "--constraint",
            "-i",
            "--index-url",
            "--extra-index-url",
            "-f",
            "--find-links",
            "-t",
            "--target",
            "--prefix",
            "--root",
            "-o");

    private final Dockerfile dockerfile;
    private final Set<String> warnings = new LinkedHashSet<>();

    Unpinned(Dockerfile dockerfile, BuildInputs inputs, Map<String, String> given) {
        this.dockerfile = dockerfile;
        String syntax = dockerfile.directives().getOrDefault("syntax", "");
        if (!syntax.isEmpty() && !syntax.contains("@sha256:")) {
            add(1, "syntax " + syntax + " is a tag, and tags move: name it by its digest");
        }
        Map<String, String> arguments = new TreeMap<>(inputs.globalArguments());
        inputs.stages()
                .forEach(stage ->
                        stage.arguments().forEach((name, value) -> value.ifPresent(text -> arguments.put(name, text))));
        arguments.forEach(this::argument);
        inputs.stages().forEach(this::stage);
        given.keySet().stream()
                .filter(name -> !arguments.containsKey(name)
                        && !name.matches(".*_(?:PROXY|proxy)|BUILDKIT_.*|SOURCE_DATE_EPOCH"))
                .forEach(name -> warnings.add("build argument " + name + " is used by no stage that the target needs"));
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    void add(int line, String problem) {
        warnings.add(dockerfile.name() + ":" + line + ": " + problem);
    }

    void add(String problem) {
        warnings.add(problem);
    }

    void image(String reference, int line) {
        if (!reference.contains("@sha256:")) {
            add(line, "image " + reference + " is a tag, and tags move: name it by its digest");
        }
    }

    private void argument(String name, String value) {
        if (BRANCH_ARGUMENT.matcher(name).matches()
                && !value.isEmpty()
                && !HASH.matcher(value).matches()
                && !RELEASE_TAG.matcher(value).matches()) {
            warnings.add("argument " + name + "=" + value + " looks like a branch, and branches move: name a commit");
        }
    }

    private void stage(NeededStage stage) {
        for (Instruction instruction : stage.instructions()) {
            if (instruction.keyword().equals("ADD")) {
                add(instruction);
            } else if (instruction.keyword().equals("RUN")) {
                for (String command : COMMAND.split(instruction.script(), -1)) {
                    packages(instruction, APT.matcher(command), "=", "apt-get");
                    packages(instruction, PIP.matcher(command), "==", "pip");
                }
            }
        }
    }

    private void add(Instruction instruction) {
        List<String> sources =
                instruction.arguments().subList(0, instruction.arguments().size() - 1);
        sources.stream()
                .filter(BuildContext::isRemote)
                .filter(source -> instruction.flagValues("checksum").isEmpty())
                .filter(source -> !source.matches(".*#[0-9a-f]{40}(?::.*)?"))
                .forEach(source -> add(instruction.line(), "ADD " + source + " has no --checksum"));
    }

    private void packages(Instruction instruction, Matcher matcher, String version, String tool) {
        if (!matcher.find()) {
            return;
        }
        List<String> words = Arrays.asList(matcher.group(1).strip().split("\\s+"));
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).replaceAll("[\"')]", "");
            if (WITH_VALUE.contains(word)) {
                i++;
            } else if (!word.isEmpty()
                    && "-./$~>".indexOf(word.charAt(0)) < 0
                    && !word.contains(version)
                    && !word.contains("/")
                    && !word.endsWith(".whl")) {
                add(instruction.line(), tool + " installs " + word + " in whichever version there is");
            }
        }
    }
}
