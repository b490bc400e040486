/** Compatibility tags: what a wheel runs on and what a target accepts (PEP 425, PEP 600, PEP 656). */
@NullMarked
package io.github.wheelwright.core.tag;

import org.jspecify.annotations.NullMarked;
