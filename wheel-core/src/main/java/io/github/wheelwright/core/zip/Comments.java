package io.github.wheelwright.core.zip;

/** Comments are free text, but not a place for a second archive that another reader would find first. */
final class Comments {
    private Comments() {}

    /** Whether there is what a reader could take for the signature of any zip record: {@code PK} and two small bytes. */
    static boolean hideArchive(byte[] comment) {
        for (int i = 0; i + 3 < comment.length; i++) {
            if (comment[i] == 'P'
                    && comment[i + 1] == 'K'
                    && comment[i + 2] >= 0
                    && comment[i + 2] < 9
                    && comment[i + 3] >= 0
                    && comment[i + 3] < 9) {
                return true;
            }
        }
        return false;
    }
}
