package io.github.wheelwright.maven.s3;

import io.github.wheelwright.core.store.StoreException;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The AWS default chain: environment, system properties, web identity, profiles with SSO, container, instance. */
final class ChainCredentials implements AwsCredentialsProvider, AutoCloseable {
    private final DefaultCredentialsProvider chain =
            DefaultCredentialsProvider.builder().build();

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return chain.resolveCredentials();
        } catch (SdkClientException e) {
            throw new StoreException(
                    "no AWS credentials were found:" + reasons(String.valueOf(e.getMessage())),
                    "set wheel.serverId to a <server> of settings.xml (access key and secret key as username and password),"
                            + " or sign in (aws sso login, AWS_ACCESS_KEY_ID, a role for this machine),"
                            + " or set wheel.s3.anonymous=true where everybody may read",
                    e);
        }
    }

    /** Each link of the chain says why it has none: all of that is of use, but not on one line. */
    private static String reasons(String message) {
        String links = message.substring(message.lastIndexOf(": [") + 1);
        return links.replaceAll("[\\[,] ?(?=[A-Z][A-Za-z]+Provider\\()", "\n    ");
    }

    @Override
    public void close() {
        chain.close();
    }
}
