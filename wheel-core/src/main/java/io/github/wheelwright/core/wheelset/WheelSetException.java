package io.github.wheelwright.core.wheelset;

import io.github.wheelwright.core.WheelException;
import java.util.List;

/** A set of wheels cannot be edited as asked; all reasons at once, and nothing has been written. */
public final class WheelSetException extends WheelException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    WheelSetException(List<String> problems, String remedy) {
        super(
                "nothing is written, because of " + problems.size() + " problem" + (problems.size() == 1 ? "" : "s")
                        + ":\n  " + String.join("\n  ", problems),
                remedy);
        this.problems = List.copyOf(problems);
    }

    /** Each problem, one line or more, naming its wheel. */
    public List<String> problems() {
        return problems;
    }
}
