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
} Engine;

/* NULL if it could not be made: no payload, a broken guest, no memory. */
Engine *engine_open(void);
/* Drops everything; the next engine_open starts afresh. */
void engine_drop(void);
#endif
