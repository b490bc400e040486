package io.github.wheelwright.maven.s3;

/** Entity tags with the quotes that HTTP wants, and without. */
final class EntityTag {
    private EntityTag() {}

    static String plain(String etag) {
        return etag.replace("\"", "");
    }

    static String quoted(String etag) {
        return "\"" + etag + "\"";
    }
}
