package io.imagecatalog.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

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
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            Class<?> type = lookup.findClass(Kernels.class.getPackageName() + ".VectorKernel");
            return (Kernel) lookup.findConstructor(type, MethodType.methodType(void.class))
                    .asType(MethodType.methodType(Kernel.class))
                    .invokeExact();
        } catch (Throwable e) {
            // An incubator module may change from one JDK to the next; there is always another way.
            return new PlainKernel();
        }
    }
}
