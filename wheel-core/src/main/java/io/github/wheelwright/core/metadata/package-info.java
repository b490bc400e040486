/**
 * The text files of a {@code .dist-info} folder as lossless documents: they keep their bytes, and an edit touches only its own
 * lines.
 *
 * <ul>
 *   <li>METADATA (core metadata specification 1.0 to 2.6; PEP 241, 314, 345, 566, 643, 685, 639, 794, 808):
 *       {@link io.github.wheelwright.core.metadata.HeaderDocument} is the text,
 *       {@link io.github.wheelwright.core.metadata.MetadataFields} its typed view with
 *       {@link io.github.wheelwright.core.metadata.MetadataProblem}s,
 *       {@link io.github.wheelwright.core.metadata.CoreMetadata} one whose name and version are known to be there.
 *   <li>{@link io.github.wheelwright.core.metadata.LicenseExpression}: PEP 639, over the SPDX licence list.
 *   <li>{@link io.github.wheelwright.core.metadata.WheelMetadata}: WHEEL (PEP 427).
 *   <li>{@link io.github.wheelwright.core.metadata.RecordFile}: RECORD (PEP 376, PEP 427).
 *   <li>{@link io.github.wheelwright.core.metadata.EntryPoints}: {@code entry_points.txt} (entry points specification).
 * </ul>
 */
@NullMarked
package io.github.wheelwright.core.metadata;

import org.jspecify.annotations.NullMarked;
