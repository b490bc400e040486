package io.github.wheelwright.maven.audit;

import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.core.index.IndexFinding;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What was found on one page or of one file; places below the index are named relative to it. */
final class Findings {
    private static final int LONGEST_TEXT = 300;

    private final String index;
    private final List<IndexFinding> found = new ArrayList<>();

    Findings(URI index) {
        this.index = index.toString();
    }

    void add(FaultCode code, URI where, String message) {
        String place = where.toString();
        found.add(new IndexFinding(
                code,
                place.startsWith(index) && !place.equals(index) ? place.substring(index.length()) : place,
                clean(message)));
    }

    List<IndexFinding> all() {
        return found;
    }

    /** Foreign text must neither fill the console nor steer it. */
    private static String clean(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
    }
}
