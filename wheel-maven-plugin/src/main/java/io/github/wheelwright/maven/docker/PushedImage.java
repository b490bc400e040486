package io.github.wheelwright.maven.docker;

import java.util.List;

/**
 * An image that was built and pushed.
 *
 * @param digest {@code sha256:…} under which the registry has it
 * @param stages what each stage cost
 */
public record PushedImage(String digest, List<StageTime> stages) {}
