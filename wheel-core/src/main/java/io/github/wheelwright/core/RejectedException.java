package io.github.wheelwright.core;

import java.util.List;

/** Some wheels cannot be published; all reasons at once. */
public class RejectedException extends WheelException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** One line or more for each problem, each naming its wheel; what to do, going on from "perhaps you should". */
    public RejectedException(String title, List<String> problems, String remedy) {
        super(title + "\n" + String.join("\n", problems), remedy);
        this.problems = List.copyOf(problems);
    }

    /** Each problem. */
    public List<String> problems() {
        return problems;
    }
}
