package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.filename.WheelFilename;
import java.nio.file.Path;

/**
 * A wheel that was packed.
 *
 * @param file where it is
 * @param filename its name
 * @param sha256 digest of the file
 */
public record PackedWheel(Path file, WheelFilename filename, Sha256 sha256) {}
