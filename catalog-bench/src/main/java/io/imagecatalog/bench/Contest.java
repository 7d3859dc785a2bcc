package io.imagecatalog.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Contenders that take turns, each in a process of its own that stays warm while the others have theirs: what disturbs
 * the machine for a while so disturbs all of them.
 *
 * @param warmUpMillis that each has at first, alone, for each number of jobs
 * @param rounds that count
 * @param roundMillis that a turn takes
 * @param jobs that are done at once, in one turn and in the next
 */
record Contest(long warmUpMillis, int rounds, long roundMillis, List<Integer> jobs) {

    /** Returns how each did, in the same order. */
    List<Standing> hold(List<Contender> contenders) {
        List<Turn> turns = new ArrayList<>();
        try {
            for (Contender contender : contenders) {
                turns.add(new Turn(new Standing(contender), ContenderProcess.start(contender)));
            }
            turns.forEach(this::warmUp);
            for (int round = 0; round < rounds; round++) {
                for (int atOnce : jobs) {
                    turns.forEach(turn -> turn.take(atOnce, roundMillis));
                }
            }
        } finally {
            turns.forEach(Turn::end);
        }
        return turns.stream().map(turn -> turn.standing).toList();
    }

    private void warmUp(Turn turn) {
        turn.greet();
        jobs.forEach(atOnce -> turn.practise(atOnce, warmUpMillis));
    }

    /** A contender's place in the order. */
    private static final class Turn {
        private final Standing standing;
        private Optional<ContenderProcess> process;

        Turn(Standing standing, Optional<ContenderProcess> process) {
            this.standing = standing;
            this.process = process;
        }

        void greet() {
            process.ifPresent(running -> standing.showVersion(running.version()));
        }

        void practise(int jobs, long millis) {
            round(jobs, millis);
        }

        void take(int jobs, long millis) {
            round(jobs, millis).ifPresent(round -> standing.add(jobs, round));
        }

        private Optional<Round> round(int jobs, long millis) {
            try {
                return process.isEmpty()
                        ? Optional.empty()
                        : Optional.of(process.get().round(jobs, millis));
            } catch (IOException e) {
                standing.fail(e.getMessage());
                end();
                return Optional.empty();
            }
        }

        void end() {
            process.ifPresent(ContenderProcess::close);
            process = Optional.empty();
        }
    }
}
