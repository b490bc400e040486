package io.github.wheelwright.core.wheelset;

import io.github.wheelwright.core.bytes.Sha256;
import java.nio.file.Path;

/**
 * A wheel of a set that is on the disk.
 *
 * @param sha256 digest of {@code file}
 */
public record WrittenWheel(SetMember member, Path file, Sha256 sha256) {}
