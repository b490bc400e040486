/** Versions and version specifiers (PEP 440). */
@NullMarked
package io.github.wheelwright.core.version;

import org.jspecify.annotations.NullMarked;
