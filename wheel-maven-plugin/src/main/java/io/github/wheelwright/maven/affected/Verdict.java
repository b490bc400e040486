package io.github.wheelwright.maven.affected;

/**
 * What the change of one file affects.
 *
 * @param path of the file, or what the verdict is on where there is no file
 * @param effect of its change
 * @param reason in words
 */
public record Verdict(String path, Effect effect, String reason) {}
