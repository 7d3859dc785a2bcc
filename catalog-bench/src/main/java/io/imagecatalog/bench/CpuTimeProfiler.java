package io.imagecatalog.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What an operation costs in CPU time of the whole process, on all cores together, with its garbage collector and compiler.
 * It is steadier than wall time where others share the machine. Taken over an iteration, since the process's clock goes by
 * 10 ms; what an operation takes should be far less than an iteration.
 *
 * <pre>{@code java -jar catalog-bench/target/benchmarks.jar PipelineBenchmark -prof io.imagecatalog.bench.CpuTimeProfiler}
 * </pre>
 */
public final class CpuTimeProfiler implements InternalProfiler {
    private static final double NANOS_A_MILLI = 1e6;

    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private long before;

    @Override
    public String getDescription() {
        return "CPU milliseconds of the process per operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = process.getProcessCpuTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double millis = (process.getProcessCpuTime() - before) / NANOS_A_MILLI;
        long operations = result.getMetadata().getAllOps();
        return List.of(new ScalarResult("cpu", millis / operations, "ms/op", AggregationPolicy.AVG));
    }
}
