/**
 * Object storage as publishing needs it: whole objects, ranges, entity tags, and writes that happen only under a condition.
 * A folder and memory are stores here; S3 is one in the Maven plugin.
 */
@NullMarked
package io.github.wheelwright.core.store;

import org.jspecify.annotations.NullMarked;
