#ifndef AGENT_CLOCK_H
#define AGENT_CLOCK_H
/* Sets what Date.now() shows until the next call, in milliseconds since the epoch. */
void clock_set(double ms);
#endif
