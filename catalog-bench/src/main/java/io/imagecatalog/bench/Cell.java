package io.imagecatalog.bench;

import io.imagecatalog.model.Size;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/**
 * A rendition on a contact sheet with its file's name below, or the reason why there is none.
 *
 * @param note the original's size, or the reason
 */
record Cell(String name, String note, Optional<BufferedImage> picture) {
    /** Of the square for the picture. */
    static final int SIDE = 160;

    static final int WIDTH = SIDE + 16;
    static final int HEIGHT = SIDE + 56;

    private static final int MARGIN = (WIDTH - SIDE) / 2;
    private static final int LINE = 13;
    private static final int NAME_LINES = 2;
    private static final Color FAILURE = new Color(0xb00020);

    static Cell of(String name, Size original, BufferedImage picture) {
        return new Cell(name, original + " (" + original.pixels() + " px)", Optional.of(picture));
    }

    static Cell failed(String name, String reason) {
        return new Cell(name, reason, Optional.empty());
    }

    boolean failed() {
        return picture.isEmpty();
    }

    /** Draws the cell with its upper left corner at the origin. */
    void draw(Graphics2D graphics) {
        int below = MARGIN + SIDE + LINE;
        graphics.setColor(Color.WHITE);
        int lines = write(graphics, name, below, NAME_LINES);
        if (picture.isPresent()) {
            write(graphics, note, below + lines * LINE, 1);
            drawCentred(graphics, picture.get());
        } else {
            drawFailure(graphics);
        }
    }

    private static void drawCentred(Graphics2D graphics, BufferedImage image) {
        int x = MARGIN + (SIDE - image.getWidth()) / 2;
        int y = MARGIN + (SIDE - image.getHeight()) / 2;
        graphics.drawImage(image, x, y, null);
    }

    private void drawFailure(Graphics2D graphics) {
        graphics.setColor(FAILURE);
        graphics.fillRect(MARGIN, MARGIN, SIDE, SIDE);
        graphics.setColor(Color.WHITE);
        write(graphics, note, MARGIN + LINE, SIDE / LINE - 1);
    }

    /** Returns how many lines it took. */
    private static int write(Graphics2D graphics, String text, int baseline, int atMost) {
        List<String> lines = Wrapping.lines(text, SIDE, graphics.getFontMetrics()::stringWidth);
        int written = Math.min(lines.size(), atMost);
        for (int line = 0; line < written; line++) {
            graphics.drawString(lines.get(line), MARGIN, baseline + line * LINE);
        }
        return written;
    }
}
