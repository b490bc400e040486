/** Names of projects and extras (PEP 503, PEP 508, PEP 685). */
@NullMarked
package io.github.wheelwright.core.name;

import org.jspecify.annotations.NullMarked;
