package io.github.wheelwright.maven.s3;

import io.github.wheelwright.core.store.StoreException;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes clients of an S3 service. */
final class S3Clients {
    private static final int CONNECTIONS = 64;

    private S3Clients() {}

    static S3Client create(S3Settings settings, S3Traffic traffic) {
        S3ClientBuilder builder = S3Client.builder()
                .region(region(settings))
                .credentialsProvider(credentials(settings))
                .forcePathStyle(settings.pathStyle())
                // what we want checked, we announce ourselves; services other than Amazon's choke on the newer trailers
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(CONNECTIONS)
                        .connectionTimeout(settings.connectionTimeout())
                        .socketTimeout(settings.timeout()))
                .overrideConfiguration(c -> c.addExecutionInterceptor(new RequestCounter(traffic))
                        .addExecutionInterceptor(new WholeAnswers())
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(settings.attempts())
                                // else a bad minute makes all later requests give up after one attempt
                                .circuitBreakerEnabled(false)
                                .build()));
        settings.endpoint().map(S3Clients::checked).ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static URI checked(URI endpoint) {
        boolean http = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
        if (!http || endpoint.getHost() == null) {
            throw new StoreException(
                    "\"" + endpoint + "\" is not the address of an S3 service",
                    "write wheel.s3.endpoint as https://host or http://host:port");
        }
        return endpoint;
    }

    private static Region region(S3Settings settings) {
        if (settings.region().isPresent()) {
            return Region.of(settings.region().get());
        }
        // asking the instance's metadata service takes seconds where there is none, as with most services of one's own
        boolean amazon = settings.endpoint().isEmpty();
        AwsRegionProvider environment = amazon
                ? DefaultAwsRegionProviderChain.builder().build()
                : new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider());
        try {
            return environment.getRegion();
        } catch (SdkClientException e) {
            if (amazon) {
                throw new StoreException(
                        "the region of the bucket is not known: neither setting, environment nor profile names one",
                        "set wheel.s3.region, as in wheel.s3.region=eu-west-1",
                        e);
            }
            return Region.US_EAST_1;
        }
    }

    private static AwsCredentialsProvider credentials(S3Settings settings) {
        if (settings.anonymous()) {
            return AnonymousCredentialsProvider.create();
        }
        return settings.credentials()
                .<AwsCredentialsProvider>map(c -> StaticCredentialsProvider.create(credentials(c)))
                .orElseGet(ChainCredentials::new);
    }

    private static AwsCredentials credentials(S3Credentials given) {
        return given.sessionToken().isEmpty()
                ? AwsBasicCredentials.create(given.accessKey(), given.secretKey())
                : AwsSessionCredentials.create(given.accessKey(), given.secretKey(), given.sessionToken());
    }
}
