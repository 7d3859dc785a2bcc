package io.imagecatalog.bench;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** Cells in rows on mid-gray ground, on which both white and black edges show. */
final class Sheet {
    private static final int COLUMNS = 8;
    private static final Color GROUND = new Color(0x808080);
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 10);

    private Sheet() {}

    static BufferedImage of(List<Cell> cells) {
        int columns = Math.min(COLUMNS, cells.size());
        int rows = (cells.size() + COLUMNS - 1) / COLUMNS;
        int width = columns * Cell.WIDTH;
        int height = rows * Cell.HEIGHT;
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(GROUND);
        graphics.fillRect(0, 0, width, height);
        graphics.setFont(FONT);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        draw(cells, graphics);
        graphics.dispose();
        return sheet;
    }

    private static void draw(List<Cell> cells, Graphics2D graphics) {
        for (int i = 0; i < cells.size(); i++) {
            int x = i % COLUMNS * Cell.WIDTH;
            int y = i / COLUMNS * Cell.HEIGHT;
            Graphics2D place = (Graphics2D) graphics.create(x, y, Cell.WIDTH, Cell.HEIGHT);
            cells.get(i).draw(place);
            place.dispose();
        }
    }
}
