/**
 * Real wheels, published by real Maven processes to real stores, and installed from there by real pips and uv. The fixtures start
 * programs and say nothing of the product; the tests say what a release must be.
 */
package io.github.wheelwright.it.endtoend;
