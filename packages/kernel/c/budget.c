#include "budget.h"
#include "memory.h"

/* The patched engine counts here: one for each instruction, more for what takes longer (see build/patches.ts). */
extern uint64_t agent_work;

#define WORK_PER_MS 110000
#define WORK_PER_INTERRUPT 1000
#define WORK_PER_JOB 150
#define BYTES_PER_WORK 16
#define LAST_POLLS 100
#define GRACE_MS 100

static uint64_t limit, traffic_at_start;
static bool spent;
static int last_polls;

static bool over(void) { return agent_work + (memory_traffic() - traffic_at_start) / BYTES_PER_WORK > limit; }

/*
 * Running out of memory ends a request too, since a tool that caught the error would only meet it again; but not at
 * once, so that the error may reach the call that it belongs to.
 */
static int interrupt(JSRuntime *runtime, void *opaque) {
  (void)runtime;
  (void)opaque;
  agent_work += WORK_PER_INTERRUPT;
  if (over()) spent = true;
  return spent || (memory_exhausted() && --last_polls < 0);
}

void budget_install(JSRuntime *runtime) { JS_SetInterruptHandler(runtime, interrupt, NULL); }

static void start(uint64_t work) {
  agent_work = 0;
  traffic_at_start = memory_traffic();
  limit = work;
  spent = false;
  last_polls = LAST_POLLS;
}

void budget_start(uint32_t compute_ms) { start((uint64_t)compute_ms * WORK_PER_MS); }

void budget_grace(void) { start(GRACE_MS * WORK_PER_MS); }

bool budget_spent(void) { return spent; }

void budget_job(void) {
  agent_work += WORK_PER_JOB;
  if (over()) spent = true;
}
