package io.imagecatalog.server.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of cells, one under the other: whole numbers to the right, with thousands separated, all else to the left. */
final class Table {
    private final List<List<String>> lines = new ArrayList<>();
    private final List<Boolean> numbers = new ArrayList<>();

    Table(String... heads) {
        lines.add(List.of(heads));
        for (int i = 0; i < heads.length; i++) {
            numbers.add(false);
        }
    }

    /** A line with a cell for each head. */
    void add(Object... cells) {
        List<String> line = new ArrayList<>();
        for (Object cell : cells) {
            numbers.set(line.size(), cell instanceof Number);
            line.add(
                    cell instanceof Number number
                            ? String.format(Locale.ROOT, "%,d", number.longValue())
                            : printable(cell.toString()));
        }
        lines.add(line);
    }

    void print(PrintWriter out) {
        lines.forEach(line -> out.println(text(line)));
        out.flush();
    }

    /** What a file is called must neither begin a line nor tell the terminal anything. */
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private String text(List<String> line) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < line.size(); column++) {
            String cell = line.get(column);
            String space = " ".repeat(width(column) - cell.length());
            text.append(column == 0 ? "" : "  ").append(numbers.get(column) ? space + cell : cell + space);
        }
        return text.toString().stripTrailing();
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }
}
