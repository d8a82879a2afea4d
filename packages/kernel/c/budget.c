#include "budget.h"
#include "memory.h"

/* One unit is what the engine does between two calls of the handler (see the build's patches) or 64 KB of memory. */
#define UNITS_PER_MS 50
#define BYTES_PER_UNIT 65536

static uint64_t allowed, units, traffic_at_start;
static bool spent;

static uint64_t total(void) { return units + (memory_traffic() - traffic_at_start) / BYTES_PER_UNIT; }

/* Out of memory ends a request too: a tool that caught the error would only meet it again. */
static int interrupt(JSRuntime *runtime, void *opaque) {
  (void)runtime;
  (void)opaque;
  units++;
  if (total() > allowed) spent = true;
  return spent || memory_exhausted();
}

void budget_install(JSRuntime *runtime) { JS_SetInterruptHandler(runtime, interrupt, NULL); }

void budget_start(uint32_t compute_ms) {
  allowed = (uint64_t)compute_ms * UNITS_PER_MS;
  units = 0;
  traffic_at_start = memory_traffic();
  spent = false;
}

void budget_grace(void) {
  allowed += allowed / 10;
  spent = false;
}

bool budget_spent(void) { return spent; }
