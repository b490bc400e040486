/** What an index keeps: builds that leave channels and lists, and the two phases in which files that nothing needs are deleted. */
@NullMarked
package io.github.wheelwright.core.retention;

import org.jspecify.annotations.NullMarked;
