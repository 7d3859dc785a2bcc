package io.imagecatalog.bench;

import java.io.IOException;

/**
 * What a contender has done in some seconds.
 *
 * @param pictures of all jobs that ran at once
 * @param wallMillis until the last of them was done
 * @param cpuMillis of the whole process meanwhile, on all cores together
 * @param bytes that came of one picture
 */
record Round(long pictures, double wallMillis, double cpuMillis, long bytes) {

    /** Reads the four numbers of a contender's answer. */
    static Round parse(String answer) throws IOException {
        String[] numbers = answer.trim().split(" ", 4);
        try {
            Round round = new Round(
                    Long.parseLong(numbers[0]),
                    Double.parseDouble(numbers[1]),
                    Double.parseDouble(numbers[2]),
                    Long.parseLong(numbers[3]));
            if (round.pictures > 0) {
                return round;
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("A contender answered \"" + answer + "\"", e);
        }
        throw new IOException("A contender did no picture: \"" + answer + "\"");
    }

    /** The round's time divided by its pictures: where two jobs get along on two cores, half of what each takes. */
    double wallMillisAPicture() {
        return wallMillis / pictures;
    }

    double cpuMillisAPicture() {
        return cpuMillis / pictures;
    }
}
