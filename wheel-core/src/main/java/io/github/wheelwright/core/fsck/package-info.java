/** Finds what is wrong with an index, and puts right what can be put right. */
@NullMarked
package io.github.wheelwright.core.fsck;

import org.jspecify.annotations.NullMarked;
