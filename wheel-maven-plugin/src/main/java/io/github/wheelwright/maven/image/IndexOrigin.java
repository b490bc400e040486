package io.github.wheelwright.maven.image;

import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.maven.audit.IndexReader;
import io.github.wheelwright.maven.audit.PublishedFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * An index; the build installs from it. Files that are yanked are there for nobody.
 *
 * @param address that ends in a slash
 */
record IndexOrigin(URI address) implements WheelOrigin {
    @Override
    public List<WheelFilename> wheels(ProjectName project) {
        return new IndexReader(address)
                .files(project).stream()
                        .filter(file -> !file.yanked())
                        .map(PublishedFile::filename)
                        .flatMap(name ->
                                WheelOrigin.wheel(name, wheel -> wheel.name().equals(project)).stream())
                        .toList();
    }

    @Override
    public List<WheelFilename> beside(ProjectName project, List<WheelFilename> chosen) {
        return List.of();
    }

    @Override
    public void fetch(List<WheelFilename> wheels, Path folder) {
        // pip does, in the build
    }

    @Override
    public boolean isIndex() {
        return true;
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
