package io.imagecatalog.image;

/** Finds the fastest kernel that this JVM can run. */
final class Kernels {
    /** That of the Vector API on a JVM started with {@code --add-modules jdk.incubator.vector}, else the plain one. */
    static final Kernel FASTEST = fastest();

    private Kernels() {}

    private static Kernel fastest() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() ? vector() : new PlainKernel();
    }

    private static Kernel vector() {
        try {
            Class<?> type = Class.forName(Kernels.class.getPackageName() + ".VectorKernel");
            return (Kernel) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            // An incubator module may change from one JDK to the next; there is always another way.
            return new PlainKernel();
        }
    }
}
