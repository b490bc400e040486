/** Whether what is published can be installed and used: in new environments, from the index alone. */
@NullMarked
package io.github.wheelwright.maven.smoke;

import org.jspecify.annotations.NullMarked;
