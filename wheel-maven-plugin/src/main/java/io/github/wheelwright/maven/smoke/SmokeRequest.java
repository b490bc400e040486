package io.github.wheelwright.maven.smoke;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wheelwright.core.requirement.Requirement;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is to be tried in each environment.
 *
 * @param index that everything comes from, with a slash at its end
 * @param requirements to install
 * @param installer that does it
 * @param modules to import; none for those that the required distributions bring
 * @param command for a shell, run in the environment
 * @param patience for each step
 */
public record SmokeRequest(
        URI index,
        List<Requirement> requirements,
        Installer installer,
        List<String> modules,
        Optional<String> command,
        Duration patience) {

    /** As the script wants it; {@code uv} is the program, where it is not to be looked for. */
    String asJson(Optional<String> uv) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("index", index.toString())
                .put("installer", installer.toString())
                .put("seconds", patience.toSeconds())
                .put("command", command.orElse(""))
                .put("uv", uv.orElse(""));
        ArrayNode wanted = node.putArray("requirements");
        ArrayNode distributions = node.putArray("distributions");
        for (Requirement requirement : requirements) {
            wanted.add(requirement.toString());
            distributions.add(requirement.name().normalized());
        }
        modules.forEach(node.putArray("modules")::add);
        return node.toString();
    }
}
