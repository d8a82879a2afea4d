/*
 * The C library asks its system for these. There is no system: each answers "not supported", and the clock shows what
 * the host said last. So the module imports nothing.
 */
#include "clock.h"
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

#define NOT_SUPPORTED 58 /* __WASI_ERRNO_NOTSUP */
#pragma clang diagnostic ignored "-Wunused-parameter"
#define STUB(name, ...) \
  int __imported_wasi_snapshot_preview1_##name(__VA_ARGS__) { return NOT_SUPPORTED; }

STUB(fd_close, int fd)
STUB(fd_fdstat_get, int fd, int stat)
STUB(fd_seek, int fd, long long offset, int whence, int position)
STUB(fd_write, int fd, int vectors, int count, int written)

static double milliseconds;

void clock_set(double ms) { milliseconds = ms; }

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  (void)zone;
  double seconds = __builtin_floor(milliseconds / 1000);
  time->tv_sec = (time_t)seconds;
  time->tv_usec = (suseconds_t)((milliseconds - seconds * 1000) * 1000);
  return 0;
}

/* performance.now(): time stands still inside a request, as the clock does. */
int clock_gettime(clockid_t id, struct timespec *time) {
  (void)id;
  time->tv_sec = 0;
  time->tv_nsec = 0;
  return 0;
}

void abort(void) { __builtin_trap(); }
