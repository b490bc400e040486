/** Base images that are named by all that they are made of: found in a registry, or built, and one digest for everybody. */
@NullMarked
package io.github.wheelwright.maven.baseimage;

import org.jspecify.annotations.NullMarked;
