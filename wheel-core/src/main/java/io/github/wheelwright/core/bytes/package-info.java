/** Random access to immutable bytes wherever they are, and their SHA-256. */
@NullMarked
package io.github.wheelwright.core.bytes;

import org.jspecify.annotations.NullMarked;
