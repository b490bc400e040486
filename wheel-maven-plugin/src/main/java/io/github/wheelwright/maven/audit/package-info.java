/** What is wrong with an index that is reached over HTTP, its own or a foreign one: nothing that it says is trusted. */
@NullMarked
package io.github.wheelwright.maven.audit;

import org.jspecify.annotations.NullMarked;
