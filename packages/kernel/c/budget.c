#include "budget.h"
#include "memory.h"

/* The patched engine counts here: one for each instruction, more for what takes longer (see build/patches.ts). */
extern uint64_t agent_work;

#define WORK_PER_MS 150000
#define WORK_PER_INTERRUPT 1000
#define WORK_PER_JOB 150
#define BYTES_PER_WORK 16

static uint64_t limit, traffic_at_start;
static bool spent;

static bool over(void) { return agent_work + (memory_traffic() - traffic_at_start) / BYTES_PER_WORK > limit; }

/* Running out of memory ends a request too: a tool that caught the error would only meet it again. */
static int interrupt(JSRuntime *runtime, void *opaque) {
  (void)runtime;
  (void)opaque;
  agent_work += WORK_PER_INTERRUPT;
  if (over()) spent = true;
  return spent || memory_exhausted();
}

void budget_install(JSRuntime *runtime) { JS_SetInterruptHandler(runtime, interrupt, NULL); }

void budget_start(uint32_t compute_ms) {
  agent_work = 0;
  limit = (uint64_t)compute_ms * WORK_PER_MS;
  traffic_at_start = memory_traffic();
  spent = false;
}

void budget_grace(void) {
  limit = agent_work + limit / 10;
  spent = false;
}

bool budget_spent(void) { return spent; }

void budget_job(void) {
  agent_work += WORK_PER_JOB;
  if (over()) spent = true;
}
