/** Pages and lists as objects in a store: changed by compare-and-swap, taken up and dropped in the order of dependencies. */
@NullMarked
package io.github.wheelwright.core.page;

import org.jspecify.annotations.NullMarked;
