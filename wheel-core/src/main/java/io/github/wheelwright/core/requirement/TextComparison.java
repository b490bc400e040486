package io.github.wheelwright.core.requirement;

/** {@code sys_platform == "linux"}: a variable and a text, equal or not. */
final class TextComparison extends Comparison {
    private final MarkerVariable variable;
    private final String text;
    private final int hash;
    private final boolean equal;

    TextComparison(Operand left, Relation relation, Operand right, MarkerVariable variable) {
        super(left, relation, right);
        this.variable = variable;
        this.text = right.text();
        this.hash = text.hashCode();
        this.equal = relation != Relation.NOT_EQUAL;
    }

    @Override
    boolean evaluate(MarkerEnvironment environment) {
        String value = environment.text(variable);
        if (value == null) {
            throw withoutValue(variable);
        }
        // Most texts differ, and the hash of the value is at hand where the characters of this one are not.
        return (value.hashCode() == hash && value.equals(text)) == equal;
    }

    @Override
    boolean asksForExtra() {
        return variable == MarkerVariable.EXTRA;
    }
}
