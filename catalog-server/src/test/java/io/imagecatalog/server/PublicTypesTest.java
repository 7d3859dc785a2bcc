package io.imagecatalog.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What embedders read of the libraries; that it is well-formed is seen to by the compiler. */
class PublicTypesTest {
    private static final Set<Modifier> SEEN_BY_ALL = Set.of(Modifier.PUBLIC, Modifier.PROTECTED);

    @ParameterizedTest
    @MethodSource("modules")
    void every_type_that_others_see_says_what_it_promises(Path module) throws IOException {
        assertThat(silentTypes(module.resolve("src/main/java"))).isEmpty();
    }

    /** Those that are published, and with them their javadoc. */
    static List<Path> modules() throws IOException {
        List<Path> modules = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of(".."), "catalog-*")) {
            for (Path folder : folders) {
                if (Files.isDirectory(folder.resolve("src/main/java")) && !skipsJavadoc(folder.resolve("pom.xml"))) {
                    modules.add(folder);
                }
            }
        }
        return modules;
    }

    private static boolean skipsJavadoc(Path pom) throws IOException {
        return Files.readString(pom).contains("<maven.javadoc.skip>true<");
    }

    /** Those without a comment among the types of a folder. */
    private static List<String> silentTypes(Path sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> silent = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> all = Files.walk(sources)) {
            List<Path> java =
                    all.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(java));
            Types types = new Types(DocTrees.instance(task), silent);
            task.parse().forEach(unit -> types.scan(new TreePath(unit), null));
        }
        return silent;
    }

    /** Looks into types that others see, and into no others. */
    private static final class Types extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees docs;
        private final List<String> silent;

        Types(DocTrees docs, List<String> silent) {
            this.docs = docs;
            this.silent = silent;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
            if (!isSeen(type)) {
                return null;
            }
            if (docs.getDocComment(getCurrentPath()) == null) {
                silent.add(type.getSimpleName().toString());
            }
            return super.visitClass(type, null);
        }

        /** What is in an interface is public without a word. */
        private boolean isSeen(ClassTree type) {
            boolean isMember = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
            return isMember || type.getModifiers().getFlags().stream().anyMatch(SEEN_BY_ALL::contains);
        }
    }
}
