/** Reading over HTTP. */
@NullMarked
package io.github.wheelwright.maven.http;

import org.jspecify.annotations.NullMarked;
