/** Image registries over HTTP: which digest a tag has, with the login that Docker has stored. No engine is needed. */
@NullMarked
package io.github.wheelwright.maven.registry;

import org.jspecify.annotations.NullMarked;
