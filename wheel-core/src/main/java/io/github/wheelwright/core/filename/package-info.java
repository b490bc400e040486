/** Names of wheel and source distribution files (PEP 427, PEP 625). */
@NullMarked
package io.github.wheelwright.core.filename;

import org.jspecify.annotations.NullMarked;
