package io.github.wheelwright.maven.cache;

import io.github.wheelwright.maven.dockerfile.BuildContext;
import io.github.wheelwright.maven.dockerfile.BuildInputs;
import io.github.wheelwright.maven.dockerfile.BuildInputs.NeededStage;
import io.github.wheelwright.maven.dockerfile.Dockerfile;
import io.github.wheelwright.maven.dockerfile.Instruction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Inputs that can change while the key stays: tags, branches, packages without a version, downloads without a digest. */
final class Unpinned {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{7,64}");
    private static final Pattern BRANCH_ARGUMENT = Pattern.compile(".*_(?:BRANCH|REF)");
    private static final Pattern RELEASE_TAG = Pattern.compile("v?\\d+(?:\\.\\d+)+.*");
    private static final Pattern COMMAND = Pattern.compile("[;&|\n]+");

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
                    for (PackageManager manager : PackageManager.values()) {
                        PackageManager.Loose loose = manager.loose(command);
                        loose.packages()
                                .forEach(name -> add(
                                        instruction.line(),
                                        loose.tool() + " installs " + name + " in whichever version there is"));
                    }
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
}
