package io.github.wheelwright.core.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseExpressionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mit                                     | MIT
            mit and (apache-2.0 or bsd-2-clause)    | MIT AND (Apache-2.0 OR BSD-2-Clause)
            gpl-2.0+ WITH classpath-exception-2.0   | GPL-2.0+ WITH Classpath-exception-2.0
            licenseref-My.Own OR((MIT))             | LicenseRef-My.Own OR ((MIT))
            """)
    void writesIdentifiersAsTheListDoes(String text, String normal) {
        assertThat(LicenseExpression.parse(text)).hasToString(normal);
        assertThat(LicenseExpression.parse(normal)).isEqualTo(LicenseExpression.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "MIT MIT",
                "MIT AND",
                "OR MIT",
                "(MIT",
                "MIT)",
                "()",
                "MIT (MIT)",
                "(MIT) WITH GCC-exception-3.1",
                "MIT WITH",
                "MIT WITH MIT",
                "LicenseRef-",
                "LicenseRef-a+",
                "LicenseRef-a_b",
                "Proprietary",
                "+",
                "not MIT"
            })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> LicenseExpression.parse(text)).isInstanceOf(InvalidLicenseExpressionException.class);
    }

    @Test
    void pointsAtThePlace() {
        assertThatThrownBy(() -> LicenseExpression.parse("MIT OR Proprietary")).hasMessage("""
                no licence of the SPDX licence list; others begin with LicenseRef-
                    MIT OR Proprietary
                           ^^^^^^^^^^^""");
    }

    @Test
    void boundsTheDepthOfParentheses() {
        assertThatThrownBy(() -> LicenseExpression.parse("(".repeat(10_000) + "MIT" + ")".repeat(10_000)))
                .hasMessageStartingWith("more than 200 parentheses");
    }
}
