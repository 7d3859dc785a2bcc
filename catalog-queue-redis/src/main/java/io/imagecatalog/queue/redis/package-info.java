/**
 * {@link io.imagecatalog.queue.redis.RedisJobQueue} keeps waiting job ids in Redis, where takers of any process are woken at
 * once. For a Redis that may be away, put it before another queue in a {@link io.imagecatalog.worker.FallbackJobQueue}.
 */
@NullMarked
package io.imagecatalog.queue.redis;

import org.jspecify.annotations.NullMarked;
