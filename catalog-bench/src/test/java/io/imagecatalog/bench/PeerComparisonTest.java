package io.imagecatalog.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.codec.jpeg.JpegEncoder;
import io.imagecatalog.codec.jpeg.JpegPlanes;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PeerComparisonTest {
    private static final List<Integer> JOBS = List.of(1, 2);
    private static final Contest CONTEST = new Contest(1, 3, 1, JOBS);

    /** Its n-th round takes 100 n milliseconds of the wall and 50 n of the CPU. */
    private static final String PEER =
            "echo fake 1.0; n=0; while read jobs millis; do n=$((n+1)); echo $((10*jobs)) $((100*n)) $((50*n)) 2048; done";

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_row_has_the_medians_of_the_rounds_after_the_warm_up() {
        List<Standing> standings = CONTEST.hold(List.of(peer("fake", PEER)));

        // Rounds 1 and 2 are to warm up; 3, 5 and 7 had one job, 4, 6 and 8 two.
        assertThat(table(standings)).isEqualTo("""
                        | picture | by | CPU ms | ms | CPU ms, 2 at once | ms, 2 at once | KiB made |
                        | --- | --- | --- | --- | --- | --- | --- |
                        | job | fake | 25.0 | 50.0 | 15.0 | 30.0 | 2 |
                        """);
        assertThat(standings.get(0).version()).hasValue("fake 1.0");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whoever_is_missing_or_fails_has_no_figures() {
        String table = table(CONTEST.hold(List.of(
                new Contender("job", "nobody", List.of("/nowhere/peer")),
                peer("broken", "exit 1"),
                peer("short of breath", "echo fake; read any; echo 1 1 1 1"),
                peer("talkative", "echo fake; read any; echo hello; read any"),
                peer("fake", PEER))));

        assertThat(table)
                .contains("| nobody | missing | | | | |\n")
                .contains("| broken | missing | | | | |\n")
                .contains("| short of breath | failed: ")
                .contains("| talkative | failed: A contender answered \"hello\" | | | | |\n")
                .contains("| fake | 25.0 | 50.0 | 15.0 | 30.0 | 2 |\n");
    }

    @Test
    void a_round_without_a_picture_is_none() {
        assertThatThrownBy(() -> Round.parse("0 10.0 10.0 0"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no picture");
    }

    @Test
    void our_own_work_answers_what_it_is_asked() throws Exception {
        byte[] file = JpegEncoder.ofQuality(85).encode(JpegPlanes.gray(16, 8, new byte[128]));
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        new WorkProcess("decode-half", file)
                .answer(
                        new BufferedReader(new StringReader("1 0\n2 0\n")),
                        new PrintStream(said, true, StandardCharsets.UTF_8));

        List<String> lines = said.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("JDK ");
        assertThat(Round.parse(lines.get(1)).pictures()).isEqualTo(1);
        assertThat(Round.parse(lines.get(2)).pictures()).isEqualTo(2);
        assertThat(Round.parse(lines.get(2)).bytes()).isEqualTo(8 * 4);
    }

    private static Contender peer(String name, String script) {
        return new Contender("job", name, List.of("sh", "-c", script));
    }

    private static String table(List<Standing> standings) {
        return new ComparisonTable(JOBS).of("picture", standings);
    }
}
