/** The grammars of this library against those of Python's {@code packaging}, on generated input. */
@NullMarked
package io.github.wheelwright.core.differential;

import org.jspecify.annotations.NullMarked;
