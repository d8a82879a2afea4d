/* How much one request may compute. Counted in steps, since there is no clock inside. */
#ifndef AGENT_BUDGET_H
#define AGENT_BUDGET_H
#include <stdbool.h>
#include <stdint.h>
#include "quickjs.h"

void budget_install(JSRuntime *runtime);
void budget_start(uint32_t compute_ms);
/* A little more, to tell what happened. */
void budget_grace(void);
bool budget_spent(void);
/* One promise job was done; a chain of small ones would else cost nothing. */
void budget_job(void);
#endif
