package io.github.wheelwright.maven.dockerfile;

import java.util.List;
import java.util.Set;

/**
 * What became of a text in which variables were put in.
 *
 * @param text the text, without quotes and escapes
 * @param words the same, split at unquoted white space
 * @param found variables that were asked for and are set
 * @param missing variables that were asked for and are not
 */
record Expansion(String text, List<String> words, Set<String> found, Set<String> missing) {}
