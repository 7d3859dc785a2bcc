package com.example;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Takes photos in and serves their renditions: {@code curl -F file=@photo.jpg localhost:8080/photos}. */
@SpringBootApplication
public class PhotosApplication {

    public static void main(String... arguments) {
        SpringApplication.run(PhotosApplication.class, arguments);
    }
}
