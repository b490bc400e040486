package io.github.wheelwright.maven.config;

import io.github.wheelwright.core.WheelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A parameter's value on its way to what it means; an error says which parameter. */
public final class Setting {
    private Setting() {}

    /** What {@code read} makes of {@code value}; where it fails, the message begins with the XML element and the property. */
    public static <T> T read(String parameter, String value, Function<String, T> read) {
        try {
            return read.apply(value);
        } catch (WheelException e) {
            throw wrong(
                    parameter, value, String.valueOf(e.getMessage()), e.remedy().orElse(""));
        }
    }

    /** The error for a value that is not one of {@code parameter}'s. */
    public static WheelException wrong(String parameter, String value, String problem, String remedy) {
        return new WheelException(
                "<" + element(parameter) + ">" + value + "</" + element(parameter) + "> (-Dwheel." + parameter + "): "
                        + problem,
                remedy);
    }

    /** The error for a value that must be given and is not; {@code example} is one that could be. */
    public static WheelException missing(String parameter, String why, String example) {
        return new WheelException(
                "<" + element(parameter) + "> (-Dwheel." + parameter + ") is not set: " + why,
                "set it, e.g. -Dwheel." + parameter + "=" + example);
    }

    /** Words of a list, which people write with blanks behind the commas. */
    public static List<String> stripped(List<String> words) {
        return words.stream().map(String::strip).toList();
    }

    /** The XML element of a parameter: {@code cacheScheme} for {@code cache.scheme}. */
    private static String element(String parameter) {
        StringBuilder element = new StringBuilder();
        for (String word : parameter.split("\\.")) {
            element.append(
                    element.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return element.toString();
    }

    /** The constant of {@code type} that {@code value} names in lower case. */
    public static <E extends Enum<E>> E choice(String parameter, String value, Class<E> type) {
        List<String> choices = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(value)) {
                return constant;
            }
            choices.add(name);
        }
        throw wrong(parameter, value, "not one of " + String.join(", ", choices), "choose one of these");
    }
}
