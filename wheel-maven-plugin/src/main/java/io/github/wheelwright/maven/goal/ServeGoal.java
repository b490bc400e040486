package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.report.Report;
import io.github.wheelwright.maven.serve.CloudFrontTemplate;
import io.github.wheelwright.maven.serve.NginxConfiguration;
import io.github.wheelwright.maven.serve.StoreServer;
import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Serves an index on the loopback address until Ctrl-C, for trying it. With {@code wheel.dryRun} it prints the configuration of an
 * nginx that serves the same, or the CloudFormation template of a CloudFront distribution that does.
 *
 * @since 0.1.0
 */
@Mojo(name = "serve", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class ServeGoal extends StoreGoal {
    /**
     * Port to listen on; 0 takes any that is free. Example: {@code 8080}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.port", defaultValue = "8000")
    private int port;

    /**
     * Whose configuration a dry run prints: {@code nginx}, or {@code cloudfront} for a bucket. Example: {@code cloudfront}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.server", defaultValue = "nginx")
    private String server;

    private enum Server {
        NGINX,
        CLOUDFRONT
    }

    @Inject
    ServeGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) throws IOException {
        try (StoreAccess store = store()) {
            if (dryRun()) {
                configuration(store).forEach(getLog()::info);
                return;
            }
            try (StoreServer running = StoreServer.start(store.store(), port, getLog()::info)) {
                record.put("address", running.address());
                getLog().info("serving " + store + " at " + running.address() + " until Ctrl-C");
                store.roots(running.address())
                        .forEach(root -> getLog().info("  pip install --index-url " + root + " <project>"));
                new CountDownLatch(1).await();
            } catch (BindException e) {
                throw new WheelException(
                        "port " + port + " is taken",
                        "choose another with -Dwheel.port=8080, or 0 for any that is free",
                        e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private List<String> configuration(StoreAccess store) {
        return switch (Setting.choice("server", server, Server.class)) {
            case NGINX -> NginxConfiguration.of(store.origin(), port);
            case CLOUDFRONT ->
                CloudFrontTemplate.of(store.bucket()
                        .orElseThrow(() -> Setting.wrong(
                                "server",
                                server,
                                "CloudFront serves a bucket",
                                "name one as <destination>, or say nginx")));
        };
    }
}
