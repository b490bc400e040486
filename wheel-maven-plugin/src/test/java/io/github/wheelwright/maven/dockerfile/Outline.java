package io.github.wheelwright.maven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code buildx build --call=outline,format=json} beside what this product reads. */
final class Outline {
    private Outline() {}

    /** Fails where arguments or their values differ. */
    static void compare(String description, JsonNode outline, BuildInputs ours) {
        Map<String, Set<String>> values = new TreeMap<>();
        ours.globalArguments()
                .forEach((name, value) ->
                        values.computeIfAbsent(name, any -> new TreeSet<>()).add(value));
        ours.stages()
                .forEach(stage -> stage.arguments()
                        .forEach((name, value) -> values.computeIfAbsent(name, any -> new TreeSet<>())
                                .add(value.orElse(""))));
        Map<String, String> theirs = new TreeMap<>();
        outline.path("args")
                .forEach(argument -> theirs.put(
                        argument.get("name").asText(), argument.path("value").asText("")));
        // what every build has is outlined only where the file defines it anew
        values.keySet().removeIf(name -> name.matches("(TARGET|BUILD)[A-Z]+") && !theirs.containsKey(name));
        assertThat(theirs.keySet()).as(description).isEqualTo(values.keySet());
        theirs.forEach((name, value) ->
                assertThat(values.get(name)).as(name + " of " + description).contains(value));
    }
}
