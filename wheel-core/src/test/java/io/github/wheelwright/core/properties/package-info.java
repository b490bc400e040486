/** Sentences of the standards, each held by generated examples. */
@NullMarked
package io.github.wheelwright.core.properties;

import org.jspecify.annotations.NullMarked;
