package io.imagecatalog.server.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Goes through files and folders, without holding more than a path of them. Hidden ones below the roots are left out, and so
 * are what are no regular files, links to folders, and one folder that is not to be gone into.
 */
final class FileWalk {
    private final Path leftOut;

    FileWalk(Path leftOut) {
        this.leftOut = leftOut;
    }

    /** Is handed what is found. */
    interface Visitor {

        /** Returns whether to go on. */
        boolean file(Path file, long bytes);

        void unreadable(Path path, IOException reason);
    }

    /** Returns whether it went to the end. */
    boolean walk(Path root, Visitor visitor) {
        Walker walker = new Walker(root, visitor);
        try {
            Files.walkFileTree(Files.isDirectory(root) ? root.toRealPath() : root, walker);
        } catch (IOException e) {
            visitor.unreadable(root, e);
        }
        return !walker.stopped;
    }

    private final class Walker extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Visitor visitor;
        private boolean below;
        private boolean stopped;

        Walker(Path root, Visitor visitor) {
            this.root = root;
            this.visitor = visitor;
            this.below = !Files.isDirectory(root);
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            boolean skipped = (below && Files.isHidden(folder)) || isLeftOut(folder);
            below = true;
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if ((!file.equals(root) && Files.isHidden(file)) || !Files.isRegularFile(file)) {
                return FileVisitResult.CONTINUE;
            }
            stopped = !visitor.file(file, file.toFile().length());
            return stopped ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException reason) {
            visitor.unreadable(path, reason);
            return FileVisitResult.CONTINUE;
        }

        /** A folder that can't be read to its end is no reason to leave out all that comes after it. */
        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException reason) {
            if (reason != null) {
                visitor.unreadable(folder, reason);
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isLeftOut(Path folder) throws IOException {
            return Files.exists(leftOut) && Files.isSameFile(folder, leftOut);
        }
    }
}
