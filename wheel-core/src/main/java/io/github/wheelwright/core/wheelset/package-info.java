/** Wheels that are edited together: what requires them follows, and all of them are written, or none. */
@NullMarked
package io.github.wheelwright.core.wheelset;

import org.jspecify.annotations.NullMarked;
