package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.index.SimpleLayout;
import io.github.wheelwright.maven.config.Destination;
import io.github.wheelwright.maven.config.IndexAddress;
import io.github.wheelwright.maven.config.ServerCredentials;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.config.Shell;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.s3.S3Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** A goal that works on an index in a store. */
abstract class StoreGoal extends AbstractGoal {
    /**
     * Where the index is, and for builds their cache: a folder, {@code file:…} or {@code s3://bucket/prefix}. Example: {@code
     * s3://wheels/rocm}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.destination")
    private @Nullable String destination;

    /**
     * How installers reach the destination, where that is not the store itself. Example: {@code https://wheels.example.org/rocm}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.publicUrl")
    private @Nullable String publicUrl;

    /**
     * Address of an S3 service other than Amazon's. Example: {@code https://minio.example.org}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.s3.endpoint")
    private @Nullable String s3Endpoint;

    /**
     * Region of the bucket; by default that of the AWS configuration. Example: {@code eu-west-1}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.s3.region")
    private @Nullable String s3Region;

    /**
     * Whether the bucket is part of the path ({@code true}) or of the host name; by default the path where there is an endpoint.
     * Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.s3.pathStyle")
    private @Nullable Boolean s3PathStyle;

    /**
     * Whether to send no credentials at all: enough to read a public bucket. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.s3.anonymous", defaultValue = "false")
    private boolean s3Anonymous;

    /**
     * Server in {@code settings.xml} whose user name and password are an access key and its secret; {@code
     * <configuration><sessionToken>} goes with them. By default the AWS chain: environment, web identity, profile and SSO, container,
     * instance. Example: {@code wheels-s3}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.serverId")
    private @Nullable String serverId;

    private final SettingsDecrypter decrypter;

    StoreGoal(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /** The place, where one is set. */
    final Optional<StoreAccess> storeIfSet() {
        return destination == null ? Optional.empty() : Optional.of(store());
    }

    final StoreAccess store() {
        if (destination == null) {
            throw Setting.missing("destination", "the goal has to know where the index is", "s3://my-bucket/wheels");
        }
        Destination place = Setting.read("destination", destination, text -> Destination.parse(text, base()));
        return StoreAccess.open(place, Optional.ofNullable(publicUrl), s3());
    }

    /** Whether it is said how installers reach the destination. */
    final boolean hasPublicUrl() {
        return publicUrl != null;
    }

    /** The index at {@code configured}, else the one below {@code publicUrl}. */
    final URI indexAddress(@Nullable String configured) {
        if (configured != null) {
            return Setting.read("index", configured, IndexAddress::parse);
        }
        if (publicUrl == null) {
            throw Setting.missing(
                    "index", "the goal has to know where to install from", "https://wheels.example.org/simple/");
        }
        return Setting.read(
                "publicUrl",
                publicUrl,
                url -> IndexAddress.parse((url.endsWith("/") ? url : url + "/") + SimpleLayout.ROOT));
    }

    /** The goal {@code name} on the same store, as a command that works in any folder. */
    final String onSameStore(String name, StoreAccess store) {
        StringBuilder command =
                new StringBuilder(command(name)).append(" -Dwheel.destination=").append(Shell.quoted(store.toString()));
        appendSet(command, "wheel.publicUrl", publicUrl);
        appendSet(command, "wheel.s3.endpoint", s3Endpoint);
        appendSet(command, "wheel.s3.region", s3Region);
        appendSet(command, "wheel.s3.pathStyle", s3PathStyle);
        appendSet(command, "wheel.s3.anonymous", s3Anonymous ? true : null);
        appendSet(command, "wheel.serverId", serverId);
        return command.toString();
    }

    /** Sets {@code property} on the command line, where there is a value. */
    static void appendSet(StringBuilder command, String property, @Nullable Object value) {
        if (value != null) {
            command.append(" -D").append(property).append('=').append(Shell.quoted(value.toString()));
        }
    }

    /** Address of the S3 service, where it is not Amazon's. */
    final Optional<URI> s3Endpoint() {
        return Optional.ofNullable(s3Endpoint).map(text -> Setting.read("s3.endpoint", text, StoreGoal::address));
    }

    /** Region of buckets, as configured. */
    final Optional<String> s3Region() {
        return Optional.ofNullable(s3Region);
    }

    /** Whether buckets are part of the path, as configured. */
    final Optional<Boolean> s3PathStyle() {
        return Optional.ofNullable(s3PathStyle);
    }

    private S3Settings s3() {
        S3Settings settings = s3Endpoint().map(S3Settings.DEFAULT::withEndpoint).orElse(S3Settings.DEFAULT);
        if (s3Region != null) {
            settings = settings.withRegion(s3Region);
        }
        if (s3PathStyle != null) {
            settings = settings.withPathStyle(s3PathStyle);
        }
        if (serverId != null) {
            settings = settings.withCredentials(
                    ServerCredentials.read(serverId, session().getSettings(), decrypter));
        }
        return s3Anonymous ? settings.withoutSignature() : settings;
    }

    private static URI address(String text) {
        try {
            URI address = new URI(text);
            if (address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw new WheelException("not an address: " + e.getMessage(), "write it as https://host:port", e);
        }
        throw new WheelException("not the address of an S3 service", "write it as https://host:port");
    }
}
