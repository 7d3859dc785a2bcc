package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.imagecatalog.AssetService;
import io.imagecatalog.Catalog;
import io.imagecatalog.CatalogOptions;
import io.imagecatalog.model.Limits;
import io.imagecatalog.server.Form;
import io.imagecatalog.spi.InvalidImageException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("fuzz")
class FormFuzzTest {
    private static final int LIMIT = 500;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set before all tests
    static Path spool;

    static Stream<Arguments> forms() {
        byte[] part = "a picture".getBytes(StandardCharsets.UTF_8);
        Form plain = new Form().text("tenant_name", "shop").file("a.jpg", part);
        Form odd = new Form()
                .part("form-data; name=\"file\"; filename*=UTF-8''%e2%82%ac.jpg", part)
                .part("form-data; name=\"=?UTF-8?B?ZmlsZQ==?=\"", part)
                .part("form-data\r\nContent-Type: multipart/mixed; boundary=inner", part);
        String nested = "--x\r\nContent-Disposition: form-data; name=file\r\nContent-Type: multipart/mixed; boundary=y"
                + "\r\n\r\n--y\r\nContent-Disposition: attachment; filename=\"a\\\"b\"\r\n\r\nbytes\r\n--y--\r\n--x--\r\n";
        return Stream.of(
                Arguments.of("; boundary=" + plain.boundary(), plain.bytes()),
                Arguments.of("; boundary=\"" + plain.boundary() + "\"", plain.torn()),
                Arguments.of("; boundary=" + odd.boundary(), odd.bytes()),
                Arguments.of("; charset=utf-16; boundary=x", nested.getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("forms")
    @FuzzTest(maxDuration = "5s")
    void any_body_is_a_form_or_refused_and_leaves_no_file(@NotNull String parameters, byte @NotNull [] body)
            throws IOException {
        AssetService assets = assets();
        try (UploadForm form =
                new UploadFormReader(assets, LIMIT, ClientLimits.standard()).read(request(parameters, body))) {
            assertThat(form.file().content().length()).isBetween(1L, (long) LIMIT);
        } catch (ProblemException e) {
            assertThat(e.status()).isBetween(400, 499);
        } catch (InvalidImageException e) {
            assertThat(e.reason()).isEqualTo(InvalidImageException.Reason.TOO_MANY_BYTES);
        }
        assertThat(spool).isEmptyDirectory();
    }

    private static AssetService assets() {
        CatalogOptions options = CatalogOptions.standard()
                .withSpoolDirectory(spool)
                .withLimits(Limits.standard().withMaxUploadBytes(LIMIT));
        return Catalog.builder().options(options).build().assets();
    }

    private static HttpServletRequest request(String parameters, byte[] body) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                FormFuzzTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getHeader" -> "multipart/form-data" + parameters;
                    case "getContentLengthLong" -> (long) body.length;
                    case "getInputStream" -> new Body(new ByteArrayInputStream(body));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static final class Body extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Body(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
