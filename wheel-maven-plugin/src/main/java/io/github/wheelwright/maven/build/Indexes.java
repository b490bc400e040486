package io.github.wheelwright.maven.build;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.dockerfile.Dockerfile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Package indexes for a build, the first first: as the variables that pip and uv read. uv takes the first index that has a project;
 * pip asks all and takes the highest version, whatever the order. Addresses with a password go into the build as secrets.
 *
 * @param addresses at least one
 */
record Indexes(List<String> addresses) {
    private static final Pattern WITH_PASSWORD = Pattern.compile("[a-z+]+://[^/@]+@.*");

    private static final List<List<String>> INSTALLERS =
            List.of(List.of("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL"), List.of("UV_DEFAULT_INDEX", "UV_INDEX"));

    /** The build with those of the variables that its Dockerfile declares. */
    BuildSpec into(BuildSpec spec, Dockerfile dockerfile) {
        Map<String, String> variables = new TreeMap<>();
        int last = addresses.size() - 1;
        variables.put("PIP_INDEX_URL", addresses.get(0));
        variables.put("PIP_EXTRA_INDEX_URL", String.join(" ", addresses.subList(1, last + 1)));
        variables.put("UV_INDEX", String.join(" ", addresses.subList(0, last)));
        variables.put("UV_DEFAULT_INDEX", addresses.get(last));
        variables.values().removeIf(String::isEmpty);
        if (addresses.stream()
                .anyMatch(address -> WITH_PASSWORD.matcher(address).matches())) {
            keep(variables, dockerfile.secretIds());
            return variables.isEmpty()
                    ? refuse("RUN --mount=type=secret,id=PIP_INDEX_URL,env=PIP_INDEX_URL")
                    : spec.withSecrets(variables);
        }
        keep(variables, dockerfile.argumentNames());
        return variables.isEmpty() ? refuse("ARG PIP_INDEX_URL") : spec.withArguments(variables);
    }

    /** An installer that is told of some indexes only would not find what is in the others. */
    private static void keep(Map<String, String> variables, Set<String> declared) {
        for (List<String> installer : INSTALLERS) {
            List<String> missing = installer.stream()
                    .filter(name -> variables.containsKey(name) && !declared.contains(name))
                    .toList();
            if (missing.size() == 1 && installer.stream().anyMatch(declared::contains)) {
                throw new WheelException(
                        "the Dockerfile takes some of the variant's package indexes only from outside",
                        "declare " + missing.get(0) + ", too");
            }
        }
        variables.keySet().retainAll(declared);
    }

    private static BuildSpec refuse(String example) {
        throw new WheelException(
                "the Dockerfile takes no package index from outside, and the variant has <indexes>",
                "declare it in the stage that installs, e.g. " + example
                        + "; also PIP_EXTRA_INDEX_URL, UV_INDEX and UV_DEFAULT_INDEX");
    }
}
