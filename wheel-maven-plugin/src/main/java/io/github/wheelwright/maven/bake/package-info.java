/** Builds of several targets from committed bake files, with what is added to them for one run: caches, labels, inputs. */
@NullMarked
package io.github.wheelwright.maven.bake;

import org.jspecify.annotations.NullMarked;
