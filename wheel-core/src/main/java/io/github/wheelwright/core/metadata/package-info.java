/**
 * The text files of a {@code .dist-info} folder as lossless documents: METADATA, WHEEL and RECORD keep their bytes, and an
 * edit touches only its own lines.
 */
@NullMarked
package io.github.wheelwright.core.metadata;

import org.jspecify.annotations.NullMarked;
