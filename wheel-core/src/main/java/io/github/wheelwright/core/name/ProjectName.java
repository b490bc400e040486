package io.github.wheelwright.core.name;

import io.github.wheelwright.core.text.Ascii;
import java.util.Locale;

/**
 * The name of a project (PEP 508, "Names"), or of an extra, which follows the same rules (PEP 685). Equality and order are those
 * of the normalised name (PEP 503, "Normalized Names").
 *
 * <pre>{@code
 * ProjectName.of("Flash_Attn").normalized()   // "flash-attn"
 * ProjectName.of("Flash_Attn").display()      // "Flash_Attn"
 * }</pre>
 */
public final class ProjectName implements Comparable<ProjectName> {
    private final String display;
    private final String normalized;

    private ProjectName(String display, String normalized) {
        this.display = display;
        this.normalized = normalized;
    }

    /**
     * Reads a name: ASCII letters, digits, {@code .}, {@code _} and {@code -}, with a letter or digit at each end.
     *
     * @throws InvalidProjectNameException where it is none
     */
    public static ProjectName of(String name) {
        int end = name.length();
        boolean normal = true;
        boolean separated = true;
        for (int i = 0; i < end; i++) {
            char c = name.charAt(i);
            if (c >= 'a' && c <= 'z' || Ascii.isDigit(c)) {
                separated = false;
            } else if (isSeparator(c)) {
                if (i == 0) {
                    throw new InvalidProjectNameException(
                            "expected a letter or a digit at the start of a name", name, 0);
                }
                normal &= c == '-' && !separated;
                separated = true;
            } else if (Ascii.isLetter(c)) {
                normal = false;
                separated = false;
            } else {
                throw new InvalidProjectNameException(
                        "expected an ASCII letter, a digit, '.', '_' or '-' in a name", name, i);
            }
        }
        if (separated) {
            throw new InvalidProjectNameException(
                    end == 0 ? "a name is empty" : "expected a letter or a digit at the end of a name",
                    name,
                    Math.max(0, end - 1));
        }
        return new ProjectName(name, normal ? name : rewrite(name));
    }

    /**
     * The normalised form of any text, name or not: lower case, each run of {@code .}, {@code _} and {@code -} as one
     * {@code -}. What is normalised already is given back as it is.
     */
    public static String normalize(String name) {
        return isNormalForm(name) ? name : rewrite(name);
    }

    private static boolean isNormalForm(String name) {
        boolean afterDash = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean dash = c == '-';
            if (dash ? afterDash : !(Ascii.isDigit(c) || c >= 'a' && c <= 'z')) {
                return false;
            }
            afterDash = dash;
        }
        return true;
    }

    private static String rewrite(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        StringBuilder normal = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (!isSeparator(c)) {
                normal.append(c);
            } else if (i == 0 || !isSeparator(lower.charAt(i - 1))) {
                normal.append('-');
            }
        }
        return normal.toString();
    }

    private static boolean isSeparator(char c) {
        return c == '.' || c == '_' || c == '-';
    }

    /** The name as its owner writes it. */
    public String display() {
        return display;
    }

    /** The name as it is compared and found in an index. */
    public String normalized() {
        return normalized;
    }

    /** The normalised name with {@code _} for {@code -}, as the names of wheel files hold it. */
    public String escaped() {
        return normalized.replace('-', '_');
    }

    @Override
    public int compareTo(ProjectName other) {
        return normalized.compareTo(other.normalized);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProjectName that && normalized.equals(that.normalized);
    }

    @Override
    public int hashCode() {
        return normalized.hashCode();
    }

    /** The name as its owner writes it. */
    @Override
    public String toString() {
        return display;
    }
}
