package io.github.wheelwright.maven.smoke;

/**
 * Something that is wrong.
 *
 * @param message what and why
 * @param remedy what to do
 */
public record SmokeProblem(String message, String remedy) {}
