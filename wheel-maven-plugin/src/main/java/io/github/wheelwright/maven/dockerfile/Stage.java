package io.github.wheelwright.maven.dockerfile;

import java.util.List;
import java.util.Optional;

/**
 * A stage of a Dockerfile: {@code FROM} and what follows it.
 *
 * @param line of its {@code FROM}
 * @param name in lower case, empty where it has none
 * @param base the image or the stage that it starts from, as written
 * @param platform of {@code --platform}, as written
 * @param instructions without {@code FROM}
 */
public record Stage(int line, String name, String base, Optional<String> platform, List<Instruction> instructions) {}
