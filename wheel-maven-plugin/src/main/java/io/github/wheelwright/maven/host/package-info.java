/** Facts about the machine that a goal runs on and the checkout that it runs in. */
@NullMarked
package io.github.wheelwright.maven.host;

import org.jspecify.annotations.NullMarked;
