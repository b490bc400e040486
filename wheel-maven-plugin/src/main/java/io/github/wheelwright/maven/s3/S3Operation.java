package io.github.wheelwright.maven.s3;

/** What is asked of a bucket: the verb for people, and the permission that it takes. */
enum S3Operation {
    READ("read", "s3:GetObject", true),
    WRITE("write", "s3:PutObject", true),
    DELETE("delete", "s3:DeleteObject", true),
    LIST("list", "s3:ListBucket", false);

    private final String verb;
    private final String permission;
    private final boolean onObjects;

    S3Operation(String verb, String permission, boolean onObjects) {
        this.verb = verb;
        this.permission = permission;
        this.onObjects = onObjects;
    }

    String verb() {
        return verb;
    }

    /** The statement that a policy lacks, for people: permission and resource. */
    String statement(S3Location location) {
        String bucket = "arn:aws:s3:::" + location.bucket();
        return permission + " on " + (onObjects ? bucket + "/" + location.prefix() + "*" : bucket);
    }
}
