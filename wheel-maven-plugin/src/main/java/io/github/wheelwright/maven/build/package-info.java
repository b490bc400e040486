/** Builds of wheels: what is built from what, and what is done with the wheels before they are cached and used. */
@NullMarked
package io.github.wheelwright.maven.build;

import org.jspecify.annotations.NullMarked;
