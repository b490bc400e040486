/** How the roots of a channel move from build to build, and what builds and channels show. */
@NullMarked
package io.github.wheelwright.core.channel;

import org.jspecify.annotations.NullMarked;
