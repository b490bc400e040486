package io.github.wheelwright.maven.serve;

import io.github.wheelwright.maven.s3.S3Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A CloudFormation template of the CloudFront distribution that serves an index in a bucket. */
public final class CloudFrontTemplate {
    private CloudFrontTemplate() {}

    /** The lines of the template for the index at {@code location}. */
    public static List<String> of(S3Location location) {
        String path = location.prefix().isEmpty() ? "" : "/" + location.prefix().replaceAll("/$", "");
        return resource()
                .replace("@BUCKET@", location.bucket())
                .replace("@PATH@", path.replace("\\", "\\\\").replace("\"", "\\\""))
                .lines()
                .toList();
    }

    private static String resource() {
        try (InputStream in = Objects.requireNonNull(CloudFrontTemplate.class.getResourceAsStream("cloudfront.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("part of this plugin", e);
        }
    }
}
