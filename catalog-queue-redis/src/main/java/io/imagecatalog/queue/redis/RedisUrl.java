package io.imagecatalog.queue.redis;

import java.net.URI;
import java.net.URISyntaxException;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.util.JedisURIHelper;

/** What the URL of a Redis says. It may hold a password, so no message shows it. */
final class RedisUrl {
    private static final String FORM = "A Redis URL has the form redis://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE],"
            + " or rediss:// for TLS; what is special in a URL is percent-encoded";

    private final URI url;

    private RedisUrl(URI url) {
        this.url = url;
    }

    /** @throws IllegalArgumentException if it is none, without telling what it is instead */
    static RedisUrl parse(String text) {
        RedisUrl parsed = new RedisUrl(uri(text));
        if (!parsed.isSound()) {
            throw new IllegalArgumentException(FORM);
        }
        return parsed;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException showsTheText) {
            throw new IllegalArgumentException(FORM);
        }
    }

    private boolean isSound() {
        boolean isRedis = JedisURIHelper.isRedisScheme(url) || JedisURIHelper.isRedisSSLScheme(url);
        boolean hasPassword = url.getUserInfo() == null || url.getUserInfo().contains(":");
        boolean hasNumber = url.getPath() != null && url.getPath().matches("(/[0-9]{0,6})?");
        return isRedis
                && url.getHost() != null
                && url.getPort() != 0
                && url.getPort() <= 65_535
                && hasPassword
                && hasNumber
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }

    HostAndPort server() {
        return new HostAndPort(url.getHost(), url.getPort() < 0 ? Protocol.DEFAULT_PORT : url.getPort());
    }

    /** Sets on a configuration who connects to which database, and these options if it is by TLS. */
    DefaultJedisClientConfig.Builder configure(DefaultJedisClientConfig.Builder config, SslOptions tls) {
        if (JedisURIHelper.isRedisSSLScheme(url)) {
            config.sslOptions(tls);
        }
        return config.user(JedisURIHelper.getUser(url))
                .password(JedisURIHelper.getPassword(url))
                .database(JedisURIHelper.getDBIndex(url));
    }
}
