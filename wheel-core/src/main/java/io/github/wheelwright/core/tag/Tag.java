package io.github.wheelwright.core.tag;

import java.util.Locale;

/**
 * One compatibility tag (PEP 425), in lower case.
 *
 * @param interpreter {@code cp312}
 * @param abi {@code cp312}, {@code abi3}, {@code none}
 * @param platform {@code manylinux_2_28_x86_64}, {@code any}
 */
public record Tag(String interpreter, String abi, String platform) {
    /** Case does not count: the parts are kept in lower case. */
    public Tag {
        interpreter = interpreter.toLowerCase(Locale.ROOT);
        abi = abi.toLowerCase(Locale.ROOT);
        platform = platform.toLowerCase(Locale.ROOT);
    }

    /** {@code cp312-cp312-manylinux_2_28_x86_64}. */
    @Override
    public String toString() {
        return interpreter + "-" + abi + "-" + platform;
    }
}
