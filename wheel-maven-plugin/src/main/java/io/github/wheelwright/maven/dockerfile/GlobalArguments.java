package io.github.wheelwright.maven.dockerfile;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The {@code ARG}s before the first {@code FROM}: their values, and which of them others are made of. */
final class GlobalArguments {
    private final Dockerfile dockerfile;
    private final Map<String, String> values;
    private final Map<String, Set<String>> madeOf = new HashMap<>();

    GlobalArguments(Dockerfile dockerfile, BuildOptions options) {
        this.dockerfile = dockerfile;
        Stage last = dockerfile.stages().get(dockerfile.stages().size() - 1);
        this.values = new LinkedHashMap<>(options.predefined(last.name()));
        for (Instruction instruction : dockerfile.globalArguments()) {
            for (String word : instruction.arguments()) {
                define(instruction, word, options.arguments());
            }
        }
    }

    private void define(Instruction instruction, String word, Map<String, String> given) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Set<String> parts = new TreeSet<>();
        if (given.containsKey(name)) {
            values.put(name, given.get(name));
        } else if (equals >= 0) {
            Expansion value = expand(word.substring(equals + 1), instruction.line());
            parts.addAll(value.found());
            if (parts.remove(name)) {
                parts.addAll(madeOf.getOrDefault(name, Set.of()));
            }
            values.put(name, value.text());
        }
        madeOf.put(name, parts);
    }

    Map<String, String> values() {
        return values;
    }

    /** {@code names} that the file itself defines, and those that they are made of. */
    Set<String> withParts(Set<String> names) {
        Set<String> all = new TreeSet<>();
        names.forEach(name -> collect(name, all));
        return all;
    }

    private void collect(String name, Set<String> all) {
        if (madeOf.containsKey(name) && all.add(name)) {
            madeOf.getOrDefault(name, Set.of()).forEach(part -> collect(part, all));
        }
    }

    /** Puts the values into what a {@code FROM} says. */
    Expansion expand(String text, int line) {
        try {
            return Expander.expand(text, dockerfile.escape(), values);
        } catch (ExpansionException e) {
            throw dockerfile.wrong(line, "failed to process \"" + text + "\": " + e.getMessage());
        }
    }
}
