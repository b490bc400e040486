/** Attestations of wheels and the provenance objects that indexes serve of them (PEP 740), read and checked without a network. */
@NullMarked
package io.github.wheelwright.core.provenance;

import org.jspecify.annotations.NullMarked;
