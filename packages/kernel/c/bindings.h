/* The module `agentwright:kernel`: what the guest runtime can't do in JavaScript. */
#ifndef AGENT_BINDINGS_H
#define AGENT_BINDINGS_H
#include <stdbool.h>
#include "quickjs.h"
bool bindings_install(JSContext *ctx);
#endif
