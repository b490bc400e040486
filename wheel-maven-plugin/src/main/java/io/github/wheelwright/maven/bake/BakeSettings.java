package io.github.wheelwright.maven.bake;

import io.github.wheelwright.maven.docker.BakeRequest;
import io.github.wheelwright.maven.host.RemoteFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run of bake, as it is configured.
 *
 * @param base folder that paths of bake files are relative to
 * @param work folder for what is generated and fetched
 * @param files paths, or addresses with digests
 * @param remoteFiles addresses of Dockerfiles, with digests
 * @param request all else; it has no files yet
 */
public record BakeSettings(Path base, Path work, List<String> files, List<String> remoteFiles, BakeRequest request) {
    /** The build that committed files describe, with the variables of {@code additions}. */
    BakeRequest committed(List<BakeAddition> additions) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String name : files) {
            found.add(RemoteFile.isAddress(name) ? RemoteFile.parse(name).in(remoteFolder()) : base.resolve(name));
        }
        Map<String, String> variables = new TreeMap<>(request.variables());
        additions.forEach(addition -> variables.putAll(addition.variables()));
        return new BakeRequest(
                found, request.folder(), request.targets(), variables, request.allow(), request.noCache());
    }

    RemoteInputs remoteInputs() {
        return new RemoteInputs(remoteFiles, remoteFolder());
    }

    private Path remoteFolder() {
        return work.resolve("remote");
    }
}
