package io.github.wheelwright.maven.config;

import io.github.wheelwright.core.index.SimpleLayout;
import io.github.wheelwright.core.store.DirectoryStore;
import io.github.wheelwright.core.store.ObjectStore;
import io.github.wheelwright.maven.s3.S3Location;
import io.github.wheelwright.maven.s3.S3Settings;
import io.github.wheelwright.maven.s3.S3Store;
import io.github.wheelwright.maven.s3.S3Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An open destination, and how its readers reach it. */
public final class StoreAccess implements AutoCloseable {
    private static final String TRIAL_SERVER = "http://127.0.0.1:8000/";

    private enum DirectoryKeys {
        AUTO,
        TRUE,
        FALSE
    }

    private final Destination destination;
    private final ObjectStore store;
    private final Origin origin;
    private final Optional<String> publicUrl;
    private final S3Settings s3;
    private final List<S3Store> others = new ArrayList<>();

    private StoreAccess(
            Destination destination, ObjectStore store, Origin origin, Optional<String> publicUrl, S3Settings s3) {
        this.s3 = s3;
        this.destination = destination;
        this.store = store;
        this.origin = origin;
        this.publicUrl = publicUrl.map(url -> url.endsWith("/") ? url : url + "/");
    }

    /** Opens {@code destination}; {@code publicUrl} is what readers use where that is not the store itself. */
    public static StoreAccess open(Destination destination, Optional<String> publicUrl, S3Settings s3) {
        if (destination instanceof Destination.S3 bucket) {
            S3Store store = new S3Store(s3, bucket.location());
            return new StoreAccess(destination, store, new Origin.Address(store.address()), publicUrl, s3);
        }
        Destination.Folder folder = (Destination.Folder) destination;
        return new StoreAccess(
                destination, new DirectoryStore(folder.path()), new Origin.Folder(folder.path()), publicUrl, s3);
    }

    /** The objects. */
    public ObjectStore store() {
        return store;
    }

    /** A place in S3 to read from: reached as the destination is where that is in S3 too, so that ranges can be copied within it. */
    public ObjectStore place(S3Location location) {
        if (store instanceof S3Store here) {
            return here.at(location);
        }
        S3Store there =
                others.isEmpty() ? new S3Store(s3, location) : others.get(0).at(location);
        others.add(there);
        return there;
    }

    /** What has gone to S3 and come from it so far, where the destination is there, or else a place that was read from. */
    public Optional<S3Traffic> traffic() {
        return Stream.concat(Stream.of(store), others.stream())
                .filter(S3Store.class::isInstance)
                .map(place -> ((S3Store) place).traffic())
                .findFirst();
    }

    /** Whether wheels that are stored here may be edited later where they are. */
    public boolean keepsDigestStates() {
        return destination instanceof Destination.S3;
    }

    /** Where a web server would find the objects. */
    public Origin origin() {
        return origin;
    }

    /** The bucket and prefix, where the store is one. */
    public Optional<S3Location> bucket() {
        return destination instanceof Destination.S3 s3 ? Optional.of(s3.location()) : Optional.empty();
    }

    /** What {@code <directoryKeys>} means here: {@code auto} is for readers that see plain objects and no index documents. */
    public boolean directoryKeys(String setting) {
        return switch (Setting.choice("directoryKeys", setting, DirectoryKeys.class)) {
            case AUTO -> destination instanceof Destination.S3 && publicUrl.isEmpty();
            case TRUE -> true;
            case FALSE -> false;
        };
    }

    /** Address of the index whose root is {@code folder}, as readers use it. */
    public String url(String folder) {
        return publicUrl.orElse(
                        origin instanceof Origin.Address address ? address.uri().toString() : TRIAL_SERVER)
                + folder;
    }

    /** The command that serves the store for trying, where nobody serves it yet; {@code serve} is the goal's. */
    public Optional<String> serveCommand(String serve) {
        return destination instanceof Destination.Folder folder && publicUrl.isEmpty()
                ? Optional.of(serve + " -Dwheel.destination=" + Shell.quoted(folder.toString()))
                : Optional.empty();
    }

    /** Addresses of index roots below {@code base}, where the store is served. */
    public List<String> roots(String base) {
        return store.head(SimpleLayout.ROOT + "index.json").isPresent()
                ? List.of(base + SimpleLayout.ROOT)
                : List.of(base);
    }

    /** The destination. */
    @Override
    public String toString() {
        return destination.toString();
    }

    @Override
    public void close() {
        others.forEach(S3Store::close);
        store.close();
    }
}
