package io.imagecatalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Holds the arrows between the packages of the core: they point down only. */
@AnalyzeClasses(packages = "io.imagecatalog", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ARROWS_POINT_DOWN = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("door")
            .definedBy("io.imagecatalog")
            .layer("worker")
            .definedBy("io.imagecatalog.worker")
            .layer("image")
            .definedBy("io.imagecatalog.image..")
            .layer("memory")
            .definedBy("io.imagecatalog.memory")
            .layer("spi")
            .definedBy("io.imagecatalog.spi")
            .layer("model")
            .definedBy("io.imagecatalog.model")
            .whereLayer("door")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("worker")
            .mayOnlyBeAccessedByLayers("door")
            .whereLayer("image")
            .mayOnlyBeAccessedByLayers("door")
            .whereLayer("memory")
            .mayOnlyBeAccessedByLayers("door")
            .whereLayer("spi")
            .mayOnlyBeAccessedByLayers("door", "worker", "image", "memory");

    @ArchTest
    static final ArchRule STRUCTURE_STANDS_BY_ITSELF = noClasses()
            .that()
            .resideInAPackage("io.imagecatalog.image.structure")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.imagecatalog.image", "java.awt..", "javax.imageio..", "com.twelvemonkeys..");

    @ArchTest
    static final ArchRule THE_MODEL_NEEDS_ONLY_THE_JDK = classes()
            .that()
            .resideInAPackage("io.imagecatalog.model")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.imagecatalog.model", "org.jspecify.annotations");

    @ArchTest
    static final ArchRule A_CODEC_STANDS_BY_ITSELF = classes()
            .that()
            .resideInAPackage("io.imagecatalog.codec..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.io..",
                    "java.nio..",
                    "io.imagecatalog.codec..",
                    "org.jspecify.annotations");

    @ArchTest
    static final ArchRule ONLY_THE_IMAGE_PACKAGE_TOUCHES_PIXELS = noClasses()
            .that()
            .resideOutsideOfPackage("io.imagecatalog.image..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.awt..", "javax.imageio..", "org.apache.commons.imaging..", "com.twelvemonkeys..");

    @ArchTest
    static final ArchRule NOTHING_LOGS_TO_A_BACKEND = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "java.util.logging..", "org.apache.logging..");

    @ArchTest
    static final ArchRule NO_STATIC_STATE = classes().should(new ArchCondition<>("have only final static fields") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            type.getFields().stream()
                    .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                    .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                    .forEach(field -> events.add(SimpleConditionEvent.violated(field, field.getFullName())));
        }
    });
}
