/**
 * Requirements files, as pip reads them (pip documentation, "Requirements File Format"), as lossless documents: an edit touches
 * only its own lines.
 */
@NullMarked
package io.github.wheelwright.core.requirementsfile;

import org.jspecify.annotations.NullMarked;
