package io.github.wheelwright.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WhitespaceTest {

    /** {@code [hex(c) for c in range(0x10000) if chr(c).isspace()]}. */
    @Test
    void isWhatPythonCallsSpace() {
        assertThat(IntStream.range(0, 0x10000)
                        .filter(c -> Whitespace.is((char) c))
                        .mapToObj(Integer::toHexString)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(
                        "9 a b c d 1c 1d 1e 1f 20 85 a0 1680 2000 2001 2002 2003 2004 2005 2006 2007 2008 2009 200a 2028 2029 "
                                + "202f 205f 3000");
    }

    @Test
    void comparesTextByCodePoint() {
        assertThat(CodePointOrder.compare("\ud83d\udca5", "\uff10")).isPositive();
        assertThat(CodePointOrder.compare("\uff10", "\ud83d\udca5")).isNegative();
        assertThat(CodePointOrder.compare("a", "ab")).isNegative();
        assertThat(CodePointOrder.compare("a", "a")).isZero();
    }
}
