/** CI systems: what they say of the build that they run, whether it may write what all builds share, and how answers are handed on. */
@NullMarked
package io.github.wheelwright.maven.ci;

import org.jspecify.annotations.NullMarked;
