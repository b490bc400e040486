package io.github.wheelwright.core.index;

import io.github.wheelwright.core.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which accelerator build a wheel is, read from the local part of its version.
 *
 * <p>vLLM's script takes whatever follows the last dot of a development version, or all of the local part. That turns
 * {@code +git1c57644}, {@code .d20260826} and {@code +custom} into variants and cuts {@code rocm7.1} in two. Here a segment
 * counts only if it names an accelerator.
 */
public final class Variant {
    private static final Pattern ACCELERATOR =
            Pattern.compile("(?:cu|cuda|rocm|xpu|hpu|npu|tpu|musa|maca|neuron|gaudi)[0-9]*|cpu");
    private static final Pattern RELEASE = Pattern.compile("[0-9]{1,3}");

    private Variant() {}

    /** The variant in {@code version}: {@code 2.9.0+rocm7.1} gives {@code rocm7.1}, {@code 0.11.0+gaa384b3.cu130} gives {@code cu130}. */
    public static Optional<String> of(Version version) {
        return split(version).map(Split::variant);
    }

    /** The version without its variant: {@code 0.11.0+gaa384b3.cu130} gives {@code 0.11.0+gaa384b3}. */
    public static String versionWithout(Version version) {
        String publicVersion = version.withoutLocal().toString();
        return split(version)
                .map(split -> split.rest().isEmpty() ? publicVersion : publicVersion + "+" + split.rest())
                .orElse(version.toString());
    }

    private record Split(String variant, String rest) {}

    private static Optional<Split> split(Version version) {
        List<String> segments = List.of(version.local().orElse("").split("\\."));
        for (int i = 0; i < segments.size(); i++) {
            if (ACCELERATOR.matcher(segments.get(i)).matches()) {
                int end = i + 1;
                // "rocm7.1" is two segments of the local part and one variant; a date or a count after it is not.
                while (end < segments.size()
                        && Character.isDigit(
                                segments.get(i).charAt(segments.get(i).length() - 1))
                        && RELEASE.matcher(segments.get(end)).matches()) {
                    end++;
                }
                String before = String.join(".", segments.subList(0, i));
                String after = String.join(".", segments.subList(end, segments.size()));
                String rest = before.isEmpty() || after.isEmpty() ? before + after : before + "." + after;
                return Optional.of(new Split(String.join(".", segments.subList(i, end)), rest));
            }
        }
        return Optional.empty();
    }
}
