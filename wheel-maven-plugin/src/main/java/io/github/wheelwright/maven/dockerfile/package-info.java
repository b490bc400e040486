/** Dockerfiles as BuildKit reads them: instructions, stages, arguments, what a build takes from its context. No engine is needed. */
@NullMarked
package io.github.wheelwright.maven.dockerfile;

import org.jspecify.annotations.NullMarked;
