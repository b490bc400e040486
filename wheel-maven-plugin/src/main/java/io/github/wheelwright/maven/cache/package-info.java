/** Built wheels kept under a key of all that they were built from. */
@NullMarked
package io.github.wheelwright.maven.cache;

import org.jspecify.annotations.NullMarked;
