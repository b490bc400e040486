package io.github.wheelwright.core.requirement;

import io.github.wheelwright.core.name.ProjectName;
import org.jspecify.annotations.Nullable;

/** One side of a comparison: a variable, or a quoted text. */
record Operand(String text, @Nullable MarkerVariable variable) {
    static Operand of(MarkerVariable variable) {
        return new Operand(variable.toString(), variable);
    }

    static Operand quoted(String text) {
        return new Operand(text, null);
    }

    boolean isQuoted() {
        return variable == null;
    }

    /** PEP 685: names of extras are compared, and so printed, in normalised form. */
    Operand normalizedName() {
        return quoted(ProjectName.normalize(text));
    }

    void print(StringBuilder target) {
        if (isQuoted()) {
            char quote = text.indexOf('"') < 0 ? '"' : '\'';
            target.append(quote).append(text).append(quote);
        } else {
            target.append(text);
        }
    }
}
