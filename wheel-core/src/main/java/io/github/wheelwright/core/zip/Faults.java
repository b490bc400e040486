package io.github.wheelwright.core.zip;

/** Makes the exceptions of one archive, which they name. */
record Faults(String source) {
    private static final int SHOWN_NAME = 200;

    ZipFormatException at(long offset, ZipFault fault, String problem) {
        return in("", offset, fault, problem);
    }

    ZipFormatException at(long offset, ZipFault fault, String problem, String remedy) {
        return new ZipFormatException(fault, source, "", offset, problem, remedy);
    }

    ZipFormatException in(String member, long offset, ZipFault fault, String problem) {
        return new ZipFormatException(fault, source, printable(member), offset, problem, "");
    }

    ZipFormatException in(ZipEntry entry, ZipFault fault, String problem) {
        return in(entry.name(), entry.offset(), fault, problem);
    }

    /** A hostile name may hold line breaks and terminal codes, and be long. */
    static String printable(String name) {
        String shown = name.length() <= SHOWN_NAME ? name : name.substring(0, SHOWN_NAME) + "…";
        StringBuilder safe = new StringBuilder(shown.length());
        shown.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '\uFFFD' : c)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }
}
