package io.github.wheelwright.core.filename;

/** Characters that would make a file's name into a path, or a line into two. */
final class FilenameCharacters {
    private FilenameCharacters() {}

    static boolean isForbidden(char c) {
        return c == '/' || c == '\\' || Character.isISOControl(c);
    }

    /** Index of the first forbidden character, or -1. */
    static int firstForbidden(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isForbidden(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }
}
