/** Speed and memory of wheel-core: JMH benchmarks, and the Java side of {@code benchmarks/run}. */
@NullMarked
package io.github.wheelwright.benchmarks;

import org.jspecify.annotations.NullMarked;
