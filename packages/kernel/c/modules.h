/* Finds ES modules in the payload. */
#ifndef AGENT_MODULES_H
#define AGENT_MODULES_H
#include "quickjs.h"
void modules_install(JSRuntime *runtime);
#endif
