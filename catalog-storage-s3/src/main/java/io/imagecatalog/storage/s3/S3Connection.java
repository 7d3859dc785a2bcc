package io.imagecatalog.storage.s3;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;

/**
 * How to reach a store.
 *
 * @param endpoint where a store other than Amazon's answers
 * @param publicEndpoint where it answers those who are handed signed addresses; if empty, as it answers this program
 * @param region if empty, that of the SDK's own settings; beside an endpoint {@code us-east-1} where those name none
 * @param pathStyle whether the bucket is in the path of an address and not in its host, as most stores other than Amazon's
 *     need it
 * @param credentials if empty, those that the SDK finds by its own settings
 * @param checksums whether the SDK sends and demands checksums of its own where it need not; many stores other than Amazon's
 *     fail on them
 */
public record S3Connection(
        Optional<URI> endpoint,
        Optional<URI> publicEndpoint,
        Optional<String> region,
        boolean pathStyle,
        Optional<AwsCredentialsProvider> credentials,
        S3Timeouts timeouts,
        RequestChecksumCalculation checksums) {

    public S3Connection {
        endpoint.ifPresent(S3Connection::requireAddress);
        publicEndpoint.ifPresent(S3Connection::requireAddress);
    }

    /** To Amazon by the SDK's own settings; checksums only where required. */
    public static S3Connection standard() {
        return new S3Connection(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                S3Timeouts.standard(),
                RequestChecksumCalculation.WHEN_REQUIRED);
    }

    public S3Connection withEndpoint(URI changed) {
        return new S3Connection(
                Optional.of(changed), publicEndpoint, region, pathStyle, credentials, timeouts, checksums);
    }

    public S3Connection withPublicEndpoint(URI changed) {
        return new S3Connection(endpoint, Optional.of(changed), region, pathStyle, credentials, timeouts, checksums);
    }

    public S3Connection withRegion(String changed) {
        return new S3Connection(
                endpoint, publicEndpoint, Optional.of(changed), pathStyle, credentials, timeouts, checksums);
    }

    public S3Connection withPathStyle(boolean changed) {
        return new S3Connection(endpoint, publicEndpoint, region, changed, credentials, timeouts, checksums);
    }

    /** The caller closes the provider, if it is one to be closed, after the storage. */
    public S3Connection withCredentials(AwsCredentialsProvider changed) {
        return new S3Connection(endpoint, publicEndpoint, region, pathStyle, Optional.of(changed), timeouts, checksums);
    }

    public S3Connection withTimeouts(S3Timeouts changed) {
        return new S3Connection(endpoint, publicEndpoint, region, pathStyle, credentials, changed, checksums);
    }

    public S3Connection withChecksums(RequestChecksumCalculation changed) {
        return new S3Connection(endpoint, publicEndpoint, region, pathStyle, credentials, timeouts, changed);
    }

    private static void requireAddress(URI endpoint) {
        boolean http = "http".equalsIgnoreCase(endpoint.getScheme()) || "https".equalsIgnoreCase(endpoint.getScheme());
        if (!http
                || endpoint.getHost() == null
                || endpoint.getRawQuery() != null
                || endpoint.getRawUserInfo() != null) {
            throw new IllegalArgumentException("An endpoint is of the form http://HOST:PORT or https://HOST");
        }
    }
}
