package io.github.wheelwright.core.hostile;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What counted code has done: one step for each call and each turn of a loop, and one for each character that the JDK read or
 * copied for it. {@link StepLoader} replaces each call of a JDK method by the method here that is named as it and takes its
 * receiver first.
 */
public final class Steps {
    private static long count;

    private Steps() {}

    public static void one() {
        count++;
    }

    public static long count() {
        return count;
    }

    public static String made(String text) {
        count += text.length();
        return text;
    }

    private static int found(int from, int to, int length) {
        count += Math.abs((to < 0 ? length : to) - from);
        return to;
    }

    public static int indexOf(String text, int c) {
        return found(0, text.indexOf(c), text.length());
    }

    public static int indexOf(String text, int c, int from) {
        return found(from, text.indexOf(c, from), text.length());
    }

    public static int indexOf(String text, String part) {
        return found(0, text.indexOf(part), text.length());
    }

    public static int indexOf(String text, String part, int from) {
        return found(from, text.indexOf(part, from), text.length());
    }

    public static int lastIndexOf(String text, int c) {
        return found(text.length(), text.lastIndexOf(c), 0);
    }

    public static boolean contains(String text, CharSequence part) {
        return indexOf(text, part.toString()) >= 0;
    }

    public static boolean equals(String text, Object other) {
        count += other instanceof String o && o.length() == text.length() ? text.length() : 1;
        return text.equals(other);
    }

    public static boolean matches(String text, String pattern) {
        return matcher(Pattern.compile(pattern), text).matches();
    }

    public static String replaceFirst(String text, String pattern, String replacement) {
        return made(matcher(Pattern.compile(pattern), text).replaceFirst(replacement));
    }

    public static String replaceAll(String text, String pattern, String replacement) {
        return made(matcher(Pattern.compile(pattern), text).replaceAll(replacement));
    }

    public static String substring(String text, int from) {
        return made(text.substring(from));
    }

    public static String substring(String text, int from, int to) {
        return made(text.substring(from, to));
    }

    public static String replace(String text, char old, char by) {
        return text.replace(made(text).isEmpty() ? by : old, by);
    }

    public static String replace(String text, CharSequence old, CharSequence by) {
        return made(made(text).replace(old, by));
    }

    public static String strip(String text) {
        return made(text).strip();
    }

    public static String stripTrailing(String text) {
        return made(text).stripTrailing();
    }

    public static boolean isBlank(String text) {
        return made(text).isBlank();
    }

    public static String toLowerCase(String text, Locale locale) {
        return made(text).toLowerCase(locale);
    }

    public static String toUpperCase(String text, Locale locale) {
        return made(text).toUpperCase(locale);
    }

    public static String[] split(String text, String pattern) {
        return made(text).split(pattern);
    }

    public static String[] split(String text, String pattern, int limit) {
        return made(text).split(pattern, limit);
    }

    public static IntStream chars(String text) {
        return text.chars().peek(c -> one());
    }

    public static Stream<String> lines(String text) {
        return made(text).lines();
    }

    public static byte[] getBytes(String text, Charset charset) {
        return made(text).getBytes(charset);
    }

    public static String toString(StringBuilder text) {
        return made(text.toString());
    }

    public static String substring(StringBuilder text, int from, int to) {
        return made(text.substring(from, to));
    }

    public static StringBuilder append(StringBuilder text, String more) {
        return text.append(made(String.valueOf(more)));
    }

    public static StringBuilder insert(StringBuilder text, int at, String more) {
        made(text.toString());
        return text.insert(at, more);
    }

    public static boolean contains(List<?> list, Object value) {
        count += list.size();
        return list.contains(value);
    }

    public static Object remove(List<?> list, int index) {
        count += list.size() - index;
        return list.remove(index);
    }

    public static Matcher matcher(Pattern pattern, CharSequence text) {
        return pattern.matcher(new Counted(text));
    }

    /** A text that counts how often it is looked at. */
    private record Counted(CharSequence text) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            one();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            count += end - start;
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return made(text.toString());
        }
    }
}
