/** From parameters as users write them to values: destinations, stores, credentials, tags; errors name the XML element. */
@NullMarked
package io.github.wheelwright.maven.config;

import org.jspecify.annotations.NullMarked;
