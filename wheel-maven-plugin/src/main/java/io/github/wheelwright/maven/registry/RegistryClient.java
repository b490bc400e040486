package io.github.wheelwright.maven.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wheelwright.core.bytes.Sha256;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks registries for digests, labels and tags, and puts tags to what they hold.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md">OCI distribution specification</a>
 * @see <a href="https://distribution.github.io/distribution/spec/auth/token/">token authentication</a>
 */
public final class RegistryClient {
    private static final String MANIFESTS = String.join(
            ", ",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json");
    private static final Pattern NEXT_PAGE = Pattern.compile("<[^>]*/(tags/list\\?[^>]*)>;\\s*rel=\"?next\"?");

    private final RegistryHttp http;

    /**
     * A client that logs in as {@code configuration} says, and asks {@code hub} for images whose name has no registry: host and
     * perhaps port.
     */
    public RegistryClient(DockerConfiguration configuration, Optional<String> hub) {
        this.http = new RegistryHttp(configuration, hub);
    }

    /**
     * The digest of what {@code image} names now: of the index, where it is made for several platforms. Empty where the registry
     * has no such image.
     *
     * @throws RegistryException if the registry cannot be asked, or refuses
     */
    public Optional<String> digest(ImageReference image) {
        RegistryCall call = RegistryCall.read("HEAD", "manifests/" + image.wanted(), "Accept", MANIFESTS);
        return found(image, call)
                .flatMap(answer -> answer.headers()
                        .firstValue("Docker-Content-Digest")
                        .or(() -> manifest(image).map(ImageManifest::digest)));
    }

    /**
     * What {@code image} names now. Empty where the registry has no such image.
     *
     * @throws RegistryException if the registry cannot be asked, or refuses
     */
    public Optional<ImageManifest> manifest(ImageReference image) {
        RegistryCall call = RegistryCall.read("GET", "manifests/" + image.wanted(), "Accept", MANIFESTS);
        return found(image, call).map(answer -> {
            String type = answer.headers().firstValue("Content-Type").orElse("");
            return new ImageManifest(type.replaceFirst(";.*", "").strip(), answer.body());
        });
    }

    private Optional<HttpResponse<byte[]>> found(ImageReference image, RegistryCall call) {
        HttpResponse<byte[]> answer = http.send(image, call);
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        http.check(image, call, answer);
        return Optional.of(answer);
    }

    /**
     * The labels of the image that {@code manifest} stands for, of the first one where there are several.
     *
     * @param image where it was found
     * @throws RegistryException if the registry cannot be asked, refuses, or has only half of the image
     */
    public Map<String, String> labels(ImageReference image, ImageManifest manifest) {
        try {
            ImageManifest single = manifest;
            if (!manifest.children().isEmpty()) {
                ImageReference child = image.at(manifest.children().get(0));
                single = manifest(child).orElseThrow(() -> incomplete(child));
            }
            Map<String, String> labels = new TreeMap<>();
            Optional<String> configuration = single.configuration();
            if (configuration.isPresent()) {
                JsonNode node = new ObjectMapper().readTree(blob(image, configuration.get()));
                node.path("config")
                        .path("Labels")
                        .fields()
                        .forEachRemaining(label ->
                                labels.put(label.getKey(), label.getValue().asText()));
            }
            return labels;
        } catch (IOException e) {
            throw new RegistryException(
                    image + " is not described in JSON: " + e.getMessage(), "push it anew, or delete the tag", e);
        }
    }

    private byte[] blob(ImageReference image, String digest) {
        RegistryCall call = RegistryCall.read("GET", "blobs/" + digest);
        HttpResponse<byte[]> answer = found(image, call).orElseThrow(() -> incomplete(image));
        if (digest.startsWith("sha256:") && !Sha256.of(answer.body()).toString().equals(digest)) {
            throw new RegistryException(
                    image.registry() + " sent other bytes than those of " + digest, "look at what is between");
        }
        return answer.body();
    }

    private static RegistryException incomplete(ImageReference image) {
        return new RegistryException(
                image.registry() + " has only a part of " + image, "push it anew, or delete the tag");
    }

    /**
     * All tags of the repository of {@code image}; none where there is no such repository.
     *
     * @throws RegistryException if the registry cannot be asked, or refuses
     */
    public List<String> tags(ImageReference image) {
        List<String> tags = new ArrayList<>();
        RegistryCall call = RegistryCall.read("GET", "tags/list?n=1000");
        while (true) {
            Optional<HttpResponse<byte[]>> page = found(image, call);
            if (page.isEmpty()) {
                return tags;
            }
            HttpResponse<byte[]> answer = page.get();
            try {
                new ObjectMapper().readTree(answer.body()).path("tags").forEach(tag -> tags.add(tag.asText()));
            } catch (IOException e) {
                throw new RegistryException(
                        image.registry() + " does not list tags in JSON", "ask who runs that registry", e);
            }
            Matcher next = NEXT_PAGE.matcher(answer.headers().firstValue("Link").orElse(""));
            if (!next.find()) {
                return tags;
            }
            call = call.next(next.group(1));
        }
    }

    /**
     * Lets {@code tag} name the image {@code image}, which is named by its digest, instead of what it has named before.
     *
     * @throws RegistryException if the registry has no such image, cannot be asked, or refuses
     */
    public void tag(ImageReference image, String tag) {
        ImageManifest manifest = manifest(image)
                .orElseThrow(() -> new RegistryException(
                        image.registry() + " has no image " + image, "push it first, or correct its name"));
        if (!image.digest().equals(Optional.of(manifest.digest()))) {
            throw new RegistryException(
                    image.registry() + " gave " + manifest.digest() + " when asked for " + image,
                    "ask who runs that registry");
        }
        ImageReference tagged = image.tagged(tag);
        RegistryCall call = RegistryCall.put("manifests/" + tag, manifest.mediaType(), manifest.bytes());
        http.check(tagged, call, http.send(tagged, call));
    }

    /**
     * The digest of the image {@code name}: its own where it has one, else the registry's.
     *
     * @throws RegistryException if there is no such image, or the registry cannot be asked or refuses
     */
    public String resolve(String name) {
        ImageReference image = ImageReference.parse(name);
        return image.digest()
                .or(() -> digest(image))
                .orElseThrow(() ->
                        new RegistryException("there is no image " + image, "correct its name, or push it first"));
    }
}
