package io.github.wheelwright.core.requirement;

import java.util.ArrayList;
import java.util.List;

/** A way to write a variable, and all of them by their length. */
record MarkerSpelling(String text, MarkerVariable variable) {
    private static final MarkerSpelling[] NONE = {};
    private static final MarkerSpelling[][] BY_LENGTH = byLength();

    private static MarkerSpelling[][] byLength() {
        List<MarkerSpelling> all = new ArrayList<>();
        for (MarkerVariable variable : MarkerVariable.values()) {
            all.add(new MarkerSpelling(variable.toString(), variable));
        }
        all.add(new MarkerSpelling("os.name", MarkerVariable.OS_NAME));
        all.add(new MarkerSpelling("sys.platform", MarkerVariable.SYS_PLATFORM));
        all.add(new MarkerSpelling("platform.machine", MarkerVariable.PLATFORM_MACHINE));
        all.add(new MarkerSpelling("platform.version", MarkerVariable.PLATFORM_VERSION));
        MarkerVariable implementation = MarkerVariable.PLATFORM_PYTHON_IMPLEMENTATION;
        all.add(new MarkerSpelling("platform.python_implementation", implementation));
        all.add(new MarkerSpelling("python_implementation", implementation));
        int longest = all.stream()
                .mapToInt(spelling -> spelling.text().length())
                .max()
                .orElseThrow();
        MarkerSpelling[][] byLength = new MarkerSpelling[longest + 1][];
        for (int i = 0; i <= longest; i++) {
            int length = i;
            byLength[i] = all.stream()
                    .filter(spelling -> spelling.text().length() == length)
                    .toArray(MarkerSpelling[]::new);
        }
        return byLength;
    }

    static MarkerSpelling[] ofLength(int length) {
        return length < BY_LENGTH.length ? BY_LENGTH[length] : NONE;
    }
}
