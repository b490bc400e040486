/**
 * A release from wheels to pages: a {@link io.github.wheelwright.core.release.ReleasePlan} says what will be written where, and the
 * {@link io.github.wheelwright.core.release.Publisher} writes it so that readers never see a link to what is not there. Channels go
 * forward and back by the same plans.
 */
@NullMarked
package io.github.wheelwright.core.release;

import org.jspecify.annotations.NullMarked;
