package io.github.wheelwright.core.fsck;

import io.github.wheelwright.core.index.FaultCode;

/**
 * Something that is wrong in an index.
 *
 * @param code its kind
 * @param key the object, or the folder of the root, that it is found at
 * @param message what is wrong with it
 */
public record IndexFault(FaultCode code, String key, String message) {}
