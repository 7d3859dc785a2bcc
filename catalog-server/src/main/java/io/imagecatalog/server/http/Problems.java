package io.imagecatalog.server.http;

import io.imagecatalog.UnknownPresetException;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.InvalidImageException.Reason;
import io.imagecatalog.spi.PortException;
import io.imagecatalog.spi.QuotaExceededException;
import io.imagecatalog.spi.RepositoryException;
import io.imagecatalog.spi.StorageException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into what the client may know of it, and logs the rest. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String BROKEN = "The catalog failed to answer; its log says why";
    private static final int RETRY_SECONDS = 2;

    private final Json json;

    Problems(Json json) {
        this.json = json;
    }

    void handle(RoutesConfig routes) {
        routes.exception(ProblemException.class, this::told);
        routes.exception(InvalidImageException.class, (e, ctx) -> told(ofRefusedImage(e), ctx));
        routes.exception(QuotaExceededException.class, (e, ctx) -> told(ofQuota(e), ctx));
        routes.exception(UnknownPresetException.class, (e, ctx) -> told(ofUnknownPreset(e), ctx));
        routes.exception(PortException.class, this::brokenPort);
        routes.exception(HttpResponseException.class, this::routing);
        routes.exception(Exception.class, this::unexpected);
    }

    /** For what is no exception but an error of the virtual machine, such as a lack of memory. */
    void handle(HttpServletResponse response, Error error) {
        LOG.error("A request failed", error);
        if (response.isCommitted()) {
            return;
        }
        try {
            response.setStatus(500);
            response.setContentType(Problem.MEDIA_TYPE);
            response.getOutputStream().write(json.bytes(Problem.of(500, BROKEN, "")));
        } catch (IOException e) {
            LOG.debug("A client went away", e);
        }
    }

    private void told(ProblemException problem, Context ctx) {
        LOG.debug("{} {} refused", ctx.method(), ctx.path(), problem);
        answer(ctx, problem.status(), problem.detail());
        problem.headers().forEach(ctx::header);
    }

    private void brokenPort(PortException e, Context ctx) {
        if (e.isTransient()) {
            LOG.warn("{} {}: {}", ctx.method(), ctx.path(), e.getMessage());
            LOG.debug("{} {}", ctx.method(), ctx.path(), e);
            told(ProblemException.busy("The " + part(e) + " is not available for the moment", RETRY_SECONDS), ctx);
        } else {
            LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
            answer(ctx, 500, BROKEN);
        }
    }

    private static String part(PortException e) {
        if (e instanceof StorageException) {
            return "storage";
        }
        return e instanceof RepositoryException ? "database" : "queue";
    }

    private void routing(HttpResponseException e, Context ctx) {
        switch (e.getStatus()) {
            case 404 -> answer(ctx, 404, "There is nothing at this address");
            case 405 -> methodNotAllowed(e, ctx);
            default ->
                answer(ctx, e.getStatus(), HttpStatus.forStatus(e.getStatus()).getMessage());
        }
    }

    private void methodNotAllowed(HttpResponseException e, Context ctx) {
        String allowed = e.getDetails().values().stream()
                .flatMap(methods -> Stream.of(methods.split(", ")))
                .collect(Collectors.joining(", "));
        answer(ctx, 405, "This address answers to " + allowed + " only");
        ctx.header(Header.ALLOW, allowed);
    }

    private void unexpected(Exception e, Context ctx) {
        LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
        answer(ctx, 500, BROKEN);
    }

    private void answer(Context ctx, int status, String detail) {
        if (ctx.res().isCommitted()) {
            return;
        }
        ctx.res().reset();
        StandardHeaders.set(ctx);
        json.write(ctx, Problem.of(status, detail, ctx.path()));
    }

    private static ProblemException ofRefusedImage(InvalidImageException e) {
        String detail = String.valueOf(e.getMessage());
        return e.reason() == Reason.TOO_MANY_BYTES
                ? ProblemException.tooLarge(detail)
                : ProblemException.badRequest(detail);
    }

    private static ProblemException ofQuota(QuotaExceededException e) {
        return ProblemException.overQuota(String.valueOf(e.getMessage()));
    }

    private static ProblemException ofUnknownPreset(UnknownPresetException e) {
        return ProblemException.badRequest(String.valueOf(e.getMessage()));
    }
}
