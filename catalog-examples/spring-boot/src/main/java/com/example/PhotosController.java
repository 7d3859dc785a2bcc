package com.example;

import io.imagecatalog.AssetService;
import io.imagecatalog.PictureFile;
import io.imagecatalog.UnknownPresetException;
import io.imagecatalog.spi.InvalidImageException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
class PhotosController {
    /** Who owns the photos; an application with users has one for each, or for each group of them. */
    private static final String TENANT = "photos";

    private final AssetService assets;

    PhotosController(AssetService assets) {
        this.assets = assets;
    }

    @PostMapping("/photos")
    ResponseEntity<Map<String, Long>> add(@RequestParam("file") MultipartFile file) throws IOException {
        try (InputStream bytes = file.getInputStream()) {
            long id = assets.upload(TENANT, String.valueOf(file.getOriginalFilename()), bytes)
                    .asset()
                    .id();
            return ResponseEntity.created(URI.create("/photos/" + id)).body(Map.of("id", id));
        }
    }

    /** Not found until a worker has made it, a moment after the upload. */
    @GetMapping("/photos/{id}/{preset}")
    ResponseEntity<Resource> show(@PathVariable long id, @PathVariable String preset) {
        return assets.rendition(id, preset)
                .map(PhotosController::answer)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /**
     * Browsers keep it, and ask by its hash whether it is still the same: Spring answers that with 304 and opens nothing. It can
     * change, as whoever changes presets has renditions made again.
     */
    private static ResponseEntity<Resource> answer(PictureFile picture) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.format().mediaType()))
                .contentLength(picture.content().length())
                .eTag(picture.hash().hex())
                .lastModified(picture.modifiedAt())
                .cacheControl(CacheControl.noCache())
                .body(new InputStreamResource(picture.content()::open));
    }

    @ExceptionHandler(InvalidImageException.class)
    ResponseEntity<Map<String, String>> refuse(InvalidImageException e) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_ENTITY).body(Map.of("error", e.getMessage()));
    }

    @ExceptionHandler(UnknownPresetException.class)
    ResponseEntity<Map<String, String>> refuse(UnknownPresetException e) {
        return ResponseEntity.badRequest().body(Map.of("error", e.getMessage()));
    }
}
