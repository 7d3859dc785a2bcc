package io.imagecatalog.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the description of all addresses, and a page that shows it and tries them out. All its files come with the
 * program, and hold nothing that is anybody's.
 */
final class DocsResource {
    private static final String OWN = "/io/imagecatalog/server/";
    private static final List<String> OWN_FILES = List.of("docs.js", "docs.css");

    private static final String VIEWER = "/META-INF/resources/webjars/swagger-ui/";
    private static final String VIEWER_PROPERTIES = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final List<String> VIEWER_FILES =
            List.of("swagger-ui.css", "swagger-ui-bundle.js", "swagger-ui-bundle.js.LICENSE.txt", "favicon-32x32.png");

    /** Icons lie in the style sheet, and pictures that were got are shown from memory. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Delivery delivery;
    private final StaticFile description = StaticFile.read(OWN + "openapi.json");
    private final StaticFile page = StaticFile.read(OWN + "docs/index.html");
    private final Map<String, StaticFile> files = files();

    DocsResource(Delivery delivery) {
        this.delivery = delivery;
    }

    void route(RoutesConfig routes) {
        GetRoute.at(routes, "/openapi.json", ctx -> description.send(ctx, delivery), Need.NOTHING);
        GetRoute.at(routes, "/docs", ctx -> send(ctx, page), Need.NOTHING);
        GetRoute.at(routes, "/docs/{file}", ctx -> send(ctx, file(ctx.pathParam("file"))), Need.NOTHING);
    }

    private void send(Context ctx, StaticFile file) throws IOException {
        ctx.header(Header.CONTENT_SECURITY_POLICY, POLICY);
        ctx.header(Header.REFERRER_POLICY, "no-referrer");
        file.send(ctx, delivery);
    }

    private StaticFile file(String name) {
        @Nullable StaticFile file = files.get(name);
        if (file == null) {
            throw ProblemException.notFound("There is nothing at this address");
        }
        return file;
    }

    private static Map<String, StaticFile> files() {
        Map<String, StaticFile> files = new HashMap<>();
        OWN_FILES.forEach(name -> files.put(name, StaticFile.read(OWN + "docs/" + name)));
        String viewer = VIEWER + viewerVersion() + "/";
        VIEWER_FILES.forEach(name -> files.put(name, StaticFile.read(viewer + name)));
        return Map.copyOf(files);
    }

    /** It is in the paths of the viewer's files. */
    private static String viewerVersion() {
        try (@Nullable InputStream in = DocsResource.class.getResourceAsStream(VIEWER_PROPERTIES)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
