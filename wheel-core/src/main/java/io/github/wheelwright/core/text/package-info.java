/** Character classes that the grammars share; not for users of the library. */
@NullMarked
package io.github.wheelwright.core.text;

import org.jspecify.annotations.NullMarked;
