/** Drives the {@code docker} command: builds with buildx, what they say while they run, and why they fail. */
@NullMarked
package io.github.wheelwright.maven.docker;

import org.jspecify.annotations.NullMarked;
