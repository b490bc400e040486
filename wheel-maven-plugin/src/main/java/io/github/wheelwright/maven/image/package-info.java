/** Images that run published wheels: which wheels, under which tags, in which registries. */
@NullMarked
package io.github.wheelwright.maven.image;

import org.jspecify.annotations.NullMarked;
