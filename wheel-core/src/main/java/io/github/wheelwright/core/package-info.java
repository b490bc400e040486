/** What every package of the library shares: the root of its exceptions. */
@NullMarked
package io.github.wheelwright.core;

import org.jspecify.annotations.NullMarked;
