/** Wheels as a whole: opening, editing by splice, verifying and packing them (PEP 427). */
@NullMarked
package io.github.wheelwright.core.wheel;

import org.jspecify.annotations.NullMarked;
