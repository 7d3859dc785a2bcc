package io.imagecatalog.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ListenersTest {
    private final List<String> told = new ArrayList<>();

    static Stream<Method> events() {
        return Arrays.stream(CatalogListener.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void each_event_is_told_to_all_in_their_order(Method event) throws ReflectiveOperationException {
        tell(event, CatalogListener.all(listener("first"), listener("second")));

        assertThat(told).containsExactly("first " + event.getName(), "second " + event.getName());
    }

    @ParameterizedTest
    @MethodSource("events")
    void one_that_fails_keeps_nothing_from_the_others_and_the_caller(Method event) {
        CatalogListener broken = proxy((proxy, method, arguments) -> {
            throw new IllegalStateException("broken");
        });

        assertThatCode(() -> tell(event, CatalogListener.all(broken, listener("second"))))
                .doesNotThrowAnyException();
        assertThat(told).containsExactly("second " + event.getName());
    }

    @Test
    void nobody_need_listen() {
        assertThatCode(() -> CatalogListener.all().recovered("The queue")).doesNotThrowAnyException();
    }

    private CatalogListener listener(String name) {
        return proxy((proxy, method, arguments) -> {
            told.add(name + " " + method.getName());
            return null;
        });
    }

    private static CatalogListener proxy(java.lang.reflect.InvocationHandler handler) {
        return (CatalogListener) Proxy.newProxyInstance(
                CatalogListener.class.getClassLoader(), new Class<?>[] {CatalogListener.class}, handler);
    }

    private static void tell(Method event, CatalogListener listener)
            throws IllegalAccessException, InvocationTargetException {
        @Nullable
        Object[] arguments = Arrays.stream(event.getParameterTypes())
                .map(ListenersTest::something)
                .toArray();
        event.invoke(listener, arguments);
    }

    private static @Nullable Object something(Class<?> type) {
        if (type == int.class) {
            return 1;
        }
        return type == Duration.class ? Duration.ZERO : null;
    }
}
