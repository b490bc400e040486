/** Serving an index over HTTP: a small server for trying on this machine, and the configuration of a real one. */
@NullMarked
package io.github.wheelwright.maven.serve;

import org.jspecify.annotations.NullMarked;
