/* One JavaScript engine with the guest runtime in it, made when first needed and made anew after a disaster. */
#ifndef AGENT_ENGINE_H
#define AGENT_ENGINE_H
#include <stdbool.h>
#include "quickjs.h"

typedef struct {
  JSContext *ctx;
  JSValue begin;  /* (request text) -> undefined */
  JSValue finish; /* () -> answer text */
  JSValue fail;   /* (code, error) -> answer text */
  JSValue rejected; /* (promise, reason, is it handled) -> undefined */
} Engine;

/* Needs an open payload. NULL if it could not be made: a broken guest, no memory; engine_problem then says which. */
Engine *engine_open(void);
const char *engine_problem(void);
/* Drops everything; the next engine_open starts afresh. */
void engine_drop(void);
#endif
