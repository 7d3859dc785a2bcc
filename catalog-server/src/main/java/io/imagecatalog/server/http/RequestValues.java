package io.imagecatalog.server.http;

import io.imagecatalog.model.Tenant;
import io.javalin.http.Context;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a request's address carries, and says clearly what is wrong with it. */
final class RequestValues {
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final int SHOWN = 40;

    private final Context ctx;

    RequestValues(Context ctx) {
        this.ctx = ctx;
    }

    /** The {@code id} in the path. */
    long id() {
        String text = ctx.pathParam("id");
        if (!ID.matcher(text).matches()) {
            throw ProblemException.badRequest("An id is a whole number, not '" + printable(text) + "'");
        }
        return Long.parseLong(text);
    }

    /** The {@code name} of a tenant in the path. */
    String tenant() {
        return requireTenant(ctx.pathParam("name"));
    }

    static String requireTenant(String name) {
        try {
            return Tenant.requireName(name);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(String.valueOf(e.getMessage()));
        }
    }

    boolean flag(String name, boolean otherwise) {
        @Nullable String text = ctx.queryParam(name);
        if (text == null) {
            return otherwise;
        }
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw ProblemException.badRequest(name + " is true or false, not '" + printable(text) + "'");
    }

    long number(String name, long otherwise, long least, long most) {
        @Nullable String text = ctx.queryParam(name);
        if (text == null) {
            return otherwise;
        }
        if (WHOLE_NUMBER.matcher(text).matches()) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw ProblemException.badRequest(
                name + " is a whole number from " + least + " to " + most + ", not '" + printable(text) + "'");
    }

    private static String printable(String text) {
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}
