package io.imagecatalog.storage.s3;

import java.util.Optional;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Builds what the SDK needs to speak with a store; whoever asks closes it. */
final class Clients {
    /** The JVM keeps five connections to a store, all of which the store may have closed meanwhile. */
    private static final int ATTEMPTS = 6;

    private final S3Connection connection;
    private final Optional<Region> region;

    /** @throws SdkClientException if the SDK's settings can't be read */
    Clients(S3Connection connection) {
        this.connection = connection;
        this.region = region(connection);
    }

    /** @throws SdkClientException if there is no region */
    S3Client client() {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(connection.timeouts().connect())
                        .socketTimeout(connection.timeouts().read()))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallAttemptTimeout(connection.timeouts().attempt())
                        .apiCallTimeout(connection.timeouts().call())
                        .retryStrategy(strategy -> strategy.maxAttempts(ATTEMPTS))
                        .build())
                .forcePathStyle(connection.pathStyle())
                .requestChecksumCalculation(connection.checksums())
                .responseChecksumValidation(validation(connection.checksums()));
        connection.endpoint().ifPresent(builder::endpointOverride);
        connection.credentials().ifPresent(builder::credentialsProvider);
        region.ifPresent(builder::region);
        return builder.build();
    }

    /** @throws SdkClientException if there is no region */
    S3Presigner presigner() {
        S3Presigner.Builder builder = S3Presigner.builder()
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(connection.pathStyle())
                        .build());
        connection.publicEndpoint().or(connection::endpoint).ifPresent(builder::endpointOverride);
        connection.credentials().ifPresent(builder::credentialsProvider);
        region.ifPresent(builder::region);
        return builder.build();
    }

    private static Optional<Region> region(S3Connection connection) {
        Optional<Region> chosen = connection.region().map(Region::of);
        return chosen.isEmpty() && connection.endpoint().isPresent() ? Optional.of(regionBesideEndpoint()) : chosen;
    }

    /** The region of the machine this runs on says nothing about a store elsewhere, so that is not asked for. */
    private static Region regionBesideEndpoint() {
        try {
            return new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                    .getRegion();
        } catch (SdkClientException none) {
            return Region.US_EAST_1;
        }
    }

    private static ResponseChecksumValidation validation(RequestChecksumCalculation calculation) {
        return calculation == RequestChecksumCalculation.WHEN_SUPPORTED
                ? ResponseChecksumValidation.WHEN_SUPPORTED
                : ResponseChecksumValidation.WHEN_REQUIRED;
    }
}
