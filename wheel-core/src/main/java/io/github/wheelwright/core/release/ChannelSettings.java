package io.github.wheelwright.core.release;

import java.time.Instant;

/**
 * How channels are moved.
 *
 * @param time when
 * @param keep how many steps of their history they remember
 * @param directoryKeys whether each page is written under the key that ends in {@code /} as well
 */
public record ChannelSettings(Instant time, int keep, boolean directoryKeys) {}
