package io.github.wheelwright.maven.docker;

import java.time.Duration;

/**
 * What a stage cost.
 *
 * @param stage its name
 * @param steps how many it has
 * @param cached how many of them were in the builder's cache
 * @param time that its steps took, one after the other
 */
public record StageTime(String stage, int steps, int cached, Duration time) {}
