/**
 * Strict reading of zip archives at random access, and their editing as plans of byte ranges.
 *
 * <p>Sections cited are those of PKWARE's APPNOTE.TXT 6.3.10. What two readers could understand differently is refused, so
 * that a wheel that is accepted here holds the same files for every installer.
 */
@NullMarked
package io.github.wheelwright.core.zip;

import org.jspecify.annotations.NullMarked;
