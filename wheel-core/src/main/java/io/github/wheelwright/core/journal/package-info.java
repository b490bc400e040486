/** What runs tell each other in the store: which files one needs ({@code _txn/}), and which are on their way out. */
@NullMarked
package io.github.wheelwright.core.journal;

import org.jspecify.annotations.NullMarked;
