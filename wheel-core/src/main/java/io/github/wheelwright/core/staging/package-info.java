/** Wheels on their way into a store: collected, checked, retagged and uploaded, each once. */
@NullMarked
package io.github.wheelwright.core.staging;

import org.jspecify.annotations.NullMarked;
