/*
 * How a peer is asked, and answers: see ContenderProcess. Whoever includes this defines what one picture's work is.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#define MOST_JOBS 64

/* Whatever a thread keeps from picture to picture. */
static void *begin(void);

/* Does the work once, and returns how many bytes came of it. Ends the process if it can't. */
static size_t work(void *kept);

/* Whatever has to be done before a thread ends. */
static void end(void);

struct job {
    pthread_t thread;
    void *kept;
    double until;
    long pictures;
    size_t bytes;
};

static double wall_millis(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

/* Of all threads of this process, in its own code and in the kernel's. */
static double cpu_millis(void) {
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3;
}

static void fail(const char *what) {
    fprintf(stderr, "%s\n", what);
    exit(1);
}

static unsigned char *read_file(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) fail(path);
    *size = ftell(file);
    rewind(file);
    unsigned char *bytes = malloc(*size);
    if (bytes == NULL || fread(bytes, 1, *size, file) != *size) fail(path);
    fclose(file);
    return bytes;
}

static void *run_job(void *argument) {
    struct job *job = argument;
    job->pictures = 0;
    do {
        job->bytes = work(job->kept);
        job->pictures++;
    } while (wall_millis() < job->until);
    end();
    return NULL;
}

static void run_round(struct job *jobs, int count, double millis) {
    double wall = wall_millis();
    double cpu = cpu_millis();
    long pictures = 0;
    for (int i = 0; i < count; i++) {
        if (jobs[i].kept == NULL) jobs[i].kept = begin();
        jobs[i].until = wall + millis;
        if (pthread_create(&jobs[i].thread, NULL, run_job, &jobs[i]) != 0) fail("no thread");
    }
    for (int i = 0; i < count; i++) {
        pthread_join(jobs[i].thread, NULL);
        pictures += jobs[i].pictures;
    }
    printf("%ld %.3f %.3f %zu\n", pictures, wall_millis() - wall, cpu_millis() - cpu, jobs[0].bytes);
    fflush(stdout);
}

static void answer_rounds(const char *version) {
    static struct job jobs[MOST_JOBS];
    int count;
    double millis;
    printf("%s\n", version);
    fflush(stdout);
    while (scanf("%d %lf", &count, &millis) == 2) {
        if (count < 1 || count > MOST_JOBS) fail("too many jobs");
        run_round(jobs, count, millis);
    }
}
