package io.github.wheelwright.core.metadata;

/**
 * An SPDX licence expression, as {@code License-Expression} holds (PEP 639, "Add License-Expression field"): identifiers of the
 * SPDX licence list, {@code LicenseRef-…}, {@code AND}, {@code OR}, {@code WITH} and parentheses. Case does not count.
 *
 * <pre>{@code
 * LicenseExpression.parse("mit and (apache-2.0 or bsd-2-clause)").toString()   // MIT AND (Apache-2.0 OR BSD-2-Clause)
 * }</pre>
 *
 * @param normalized with identifiers as the list writes them, operators in upper case, and single blanks
 */
public record LicenseExpression(String normalized) {
    /** Brings {@code normalized} into its normal form, whatever form it has. */
    public LicenseExpression {
        normalized = new LicenseParser(normalized).parse();
    }

    /**
     * Reads an expression.
     *
     * @throws InvalidLicenseExpressionException where it is none, or names a licence that is not on the list
     */
    public static LicenseExpression parse(String text) {
        return new LicenseExpression(text);
    }

    @Override
    public String toString() {
        return normalized;
    }
}
