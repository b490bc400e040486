package io.github.wheelwright.maven.dockerfile;

import io.github.wheelwright.core.WheelException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a build is asked for.
 *
 * @param target stage to build; empty for the last
 * @param arguments build arguments, as {@code --build-arg}
 * @param platform {@code os/architecture} or {@code os/architecture/variant}
 * @param contexts names of build contexts that replace images or stages, as {@code --build-context}
 */
public record BuildOptions(
        Optional<String> target, Map<String, String> arguments, String platform, Set<String> contexts) {
    /** Checks the platform. */
    public BuildOptions {
        int parts = platform.split("/", -1).length;
        if (parts < 2 || parts > 3) {
            throw new WheelException("not a platform: " + platform, "write it as linux/amd64");
        }
    }

    /** Arguments that every build has before the first {@code FROM}. The builder counts as one of the target's platform. */
    Map<String, String> predefined(String lastStage) {
        String[] parts = platform.split("/", -1);
        Map<String, String> values = new LinkedHashMap<>();
        for (String side : new String[] {"BUILD", "TARGET"}) {
            values.put(side + "PLATFORM", platform);
            values.put(side + "OS", parts[0]);
            values.put(side + "OSVERSION", "");
            values.put(side + "ARCH", parts[1]);
            values.put(side + "VARIANT", parts.length == 3 ? parts[2] : "");
        }
        String stage = target.orElse(lastStage);
        values.put("TARGETSTAGE", stage.isEmpty() ? "default" : stage);
        values.replaceAll((name, value) -> arguments.getOrDefault(name, value));
        return values;
    }
}
