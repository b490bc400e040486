/** The goals: parameters in, one plan made and run, a report out. */
@NullMarked
package io.github.wheelwright.maven.goal;

import org.jspecify.annotations.NullMarked;
