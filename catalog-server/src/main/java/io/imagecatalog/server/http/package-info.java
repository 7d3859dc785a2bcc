/**
 * The guide's addresses over HTTP. {@link io.imagecatalog.server.http.HttpServer} listens; a {@code Resource} answers what
 * lies under one word of the address; a {@code Body} is what an answer looks like in JSON. Every failure leaves as a
 * {@code Problem}.
 */
@NullMarked
package io.imagecatalog.server.http;

import org.jspecify.annotations.NullMarked;
