package io.github.wheelwright.maven.cache;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.dockerfile.BuildContext;
import io.github.wheelwright.maven.dockerfile.ContextFile;
import io.github.wheelwright.maven.dockerfile.IgnoreFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A build context that stands for an image or a stage, as {@code --build-context name=value}.
 *
 * @param name of the image or stage
 * @param value {@code docker-image://…}, {@code oci-layout://folder:tag}, an address, or a folder
 * @param listed files of a folder that will be filled only when a build needs them
 */
record NamedContext(String name, String value, Optional<List<ContextFile>> listed) {
    private static final String IMAGE = "docker-image://";
    private static final String LAYOUT = "oci-layout://";

    boolean isRemote() {
        return !value.startsWith(LAYOUT) && !value.startsWith(IMAGE) && BuildContext.isRemote(value);
    }

    /** The image that it is, if it is one in a registry. */
    boolean isImage() {
        return value.startsWith(IMAGE);
    }

    String image() {
        return value.substring(IMAGE.length());
    }

    /** What it brings into a build, a line each. */
    List<String> lines(Path base, Function<String, String> digest) throws IOException {
        String start = "context " + name + " ";
        if (isImage()) {
            return List.of(start + digest.apply(image()));
        }
        if (value.startsWith(LAYOUT)) {
            return List.of(start + layoutDigest(base, value.substring(LAYOUT.length())));
        }
        if (isRemote()) {
            return List.of(start + value);
        }
        List<String> lines = new ArrayList<>();
        for (ContextFile file : listed.isPresent() ? listed.get() : files(base.resolve(value))) {
            lines.add(start + ContentKey.line(file));
        }
        return lines;
    }

    private List<ContextFile> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new WheelException(
                    "build context " + name + "=" + value + " is no folder", "correct <buildContexts>");
        }
        return new BuildContext(folder, IgnoreFile.of(folder.resolve("Dockerfile"), folder)).all();
    }

    private String layoutDigest(Path base, String where) throws IOException {
        int at = where.indexOf("@sha256:");
        if (at >= 0) {
            return where.substring(at + 1);
        }
        int colon = where.lastIndexOf(':');
        String tag = colon > where.lastIndexOf('/') ? where.substring(colon + 1) : "";
        Path index =
                base.resolve(tag.isEmpty() ? where : where.substring(0, colon)).resolve("index.json");
        if (!Files.isRegularFile(index)) {
            throw new WheelException(
                    "build context " + name + "=" + value + " is no OCI layout: there is no " + index,
                    "correct <buildContexts>");
        }
        JsonNode manifests = new ObjectMapper().readTree(index.toFile()).path("manifests");
        for (JsonNode manifest : manifests) {
            String own = manifest.path("annotations")
                    .path("org.opencontainers.image.ref.name")
                    .asText("latest");
            if (own.equals(tag.isEmpty() ? "latest" : tag) || (tag.isEmpty() && manifests.size() == 1)) {
                return manifest.path("digest").asText();
            }
        }
        throw new WheelException(
                "build context " + name + "=" + value + ": " + index + " names no image " + tag,
                "correct the tag in <buildContexts>");
    }
}
