/** What a run takes from the machine that it runs on: its name, its time, how it waits and how it does many things at once. */
@NullMarked
package io.github.wheelwright.core.host;

import org.jspecify.annotations.NullMarked;
