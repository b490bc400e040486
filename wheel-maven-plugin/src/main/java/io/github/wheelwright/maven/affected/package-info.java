/** What a change affects: nothing, the wheels, or the base image. */
@NullMarked
package io.github.wheelwright.maven.affected;

import org.jspecify.annotations.NullMarked;
