package io.imagecatalog.image;

import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageReaderWriterSpi;
import javax.imageio.spi.ImageWriterSpi;

/**
 * Finds the JDK's own readers and writers, whatever other plugins are registered and in whatever order: which of them
 * decodes must not hang on what else is on the class path.
 */
final class JdkCodecs {
    private static final String JDK_PLUGINS = "com.sun.imageio.plugins.";

    private JdkCodecs() {}

    static ImageReaderSpi reader(String format) {
        return find(ImageReaderSpi.class, format);
    }

    static ImageWriterSpi writer(String format) {
        return find(ImageWriterSpi.class, format);
    }

    private static <T extends ImageReaderWriterSpi> T find(Class<T> kind, String format) {
        Iterator<T> found =
                IIORegistry.getDefaultInstance().getServiceProviders(kind, provider -> isJdk(provider, format), true);
        if (!found.hasNext()) {
            throw new IllegalStateException("This Java platform has no codec for " + format);
        }
        return found.next();
    }

    private static boolean isJdk(Object provider, String format) {
        return provider.getClass().getName().startsWith(JDK_PLUGINS)
                && Arrays.asList(((ImageReaderWriterSpi) provider).getFormatNames())
                        .contains(format);
    }
}
