/**
 * Index pages as values, and their renderings: HTML (PEP 503, 592, 658, 714; frozen at API 1.4 by PEP 833), JSON (PEP 691, 700,
 * 714, 740, 792), and vLLM's {@code metadata.json}. The JSON page is the state of an index; all else is derived from it.
 */
@NullMarked
package io.github.wheelwright.core.index;

import org.jspecify.annotations.NullMarked;
