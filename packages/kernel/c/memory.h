/* The memory of the JavaScript engine: counted, limited, and given back all at once. */
#ifndef AGENT_MEMORY_H
#define AGENT_MEMORY_H
#include <stdbool.h>
#include <stddef.h>
#include "quickjs.h"

extern const JSMallocFunctions memory_functions;

/* Sets the limit afresh. */
void memory_limit(size_t bytes);
/* Did a request go over the limit? From then on a reserve may be used to end orderly. */
bool memory_exhausted(void);
/* Forgets that, and leaves yet more room to tell of it; the next memory_limit takes it back. */
void memory_grace(void);
/* Bytes handed out since the start; moving them costs time, so the budget counts them. */
uint64_t memory_traffic(void);
/* Frees every block, whatever state the engine was in. */
void memory_release_all(void);
#endif
