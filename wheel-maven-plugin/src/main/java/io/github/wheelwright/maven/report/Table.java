package io.github.wheelwright.maven.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells, aligned, for people. */
public final class Table {
    private static final String GAP = "   ";

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these column titles. */
    public Table(String... titles) {
        rows.add(List.of(titles));
    }

    /** Adds a row; it has a cell for each title. */
    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The lines: titles first, numbers (cells that begin with a digit) to the right. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String fill = " ".repeat(width(column) - cell.length());
                line.append(column == 0 ? "" : GAP).append(isNumber(column) ? fill + cell : cell + fill);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private boolean isNumber(int column) {
        return rows.size() > 1
                && rows.stream().skip(1).map(row -> row.get(column)).allMatch(Bytes::isAmount);
    }
}
