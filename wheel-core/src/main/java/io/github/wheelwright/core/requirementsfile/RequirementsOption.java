package io.github.wheelwright.core.requirementsfile;

/**
 * An option of a requirements file.
 *
 * @param name its long name: {@code --requirement} for {@code -r}, {@code --index-url} for {@code --pypi-url} and {@code -i}
 * @param value without quotes; empty for an option that takes none
 */
public record RequirementsOption(String name, String value) {
    @Override
    public String toString() {
        return value.isEmpty() ? name : name + "=" + value;
    }
}
