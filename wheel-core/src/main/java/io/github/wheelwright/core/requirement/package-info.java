/** Requirements, environment markers and the environments that these are evaluated in (PEP 508, PEP 685, PEP 751). */
@NullMarked
package io.github.wheelwright.core.requirement;

import org.jspecify.annotations.NullMarked;
