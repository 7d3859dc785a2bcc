package io.imagecatalog.worker;

/** Why a job is buried whose every attempt ended without a word: whoever worked on it died each time. */
final class WorkerLostException extends RuntimeException {
    WorkerLostException() {
        super("Every worker that tried to render this picture was lost");
    }
}
