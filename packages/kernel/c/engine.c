#include "engine.h"
#include "bindings.h"
#include "budget.h"
#include "clock.h"
#include "memory.h"
#include "modules.h"
#include "payload.h"
#include <stdio.h>

/*
 * Bytes of the module's own stack that JavaScript may fill (the linker gives 1 MB). Each frame also costs stack of
 * the machine that runs the module; this is low enough for the smaller of those: about 1 MB in Node and half of it in
 * a browser's worker.
 */
#define STACK_BYTES (176u << 10)

static Engine engine;
static JSRuntime *runtime;
static char problem[256];

static bool keep_problem(JSContext *ctx, JSValue error) {
  const char *text = JS_ToCString(ctx, error);
  snprintf(problem, sizeof problem, "%s", text ? text : "an error that can't be shown");
  JS_FreeCString(ctx, text);
  JS_FreeValue(ctx, error);
  return false;
}

static void reject(JSContext *ctx, JSValueConst promise, JSValueConst reason, bool handled, void *opaque) {
  (void)opaque;
  if (!JS_IsFunction(ctx, engine.rejected)) return;
  JSValueConst arguments[3] = {promise, reason, JS_NewBool(ctx, handled)};
  JS_FreeValue(ctx, JS_Call(ctx, engine.rejected, JS_UNDEFINED, 3, arguments));
}

static bool start_guest(JSContext *ctx) {
  static const char guest[] = "import * as guest from 'agentwright:guest'; globalThis.$guest = guest;";
  JSValue started = JS_Eval(ctx, guest, sizeof guest - 1, "agentwright:start", JS_EVAL_TYPE_MODULE);
  if (JS_IsException(started)) return keep_problem(ctx, JS_GetException(ctx));
  if (JS_PromiseState(ctx, started) != JS_PROMISE_FULFILLED) return keep_problem(ctx, JS_PromiseResult(ctx, started));
  JS_FreeValue(ctx, started);
  JSValue global = JS_GetGlobalObject(ctx);
  JSValue exports = JS_GetPropertyStr(ctx, global, "$guest");
  JSAtom name = JS_NewAtom(ctx, "$guest");
  JS_DeleteProperty(ctx, global, name, 0);
  JS_FreeAtom(ctx, name);
  engine.begin = JS_GetPropertyStr(ctx, exports, "begin");
  engine.finish = JS_GetPropertyStr(ctx, exports, "finish");
  engine.fail = JS_GetPropertyStr(ctx, exports, "fail");
  engine.rejected = JS_GetPropertyStr(ctx, exports, "rejected");
  JS_FreeValue(ctx, exports);
  JS_FreeValue(ctx, global);
  return JS_IsFunction(ctx, engine.begin) && JS_IsFunction(ctx, engine.finish) && JS_IsFunction(ctx, engine.fail);
}

static bool start(void) {
  runtime = JS_NewRuntime2(&memory_functions, NULL);
  if (!runtime) return false;
  JS_SetMaxStackSize(runtime, STACK_BYTES);
  budget_install(runtime);
  modules_install(runtime);
  JS_SetHostPromiseRejectionTracker(runtime, reject, NULL);
  /* The engine seeds its hash tables from the clock. */
  clock_set(0);
  engine.ctx = JS_NewContext(runtime);
  if (!engine.ctx) return false;
  return bindings_install(engine.ctx) && start_guest(engine.ctx);
}

const char *engine_problem(void) { return problem; }

Engine *engine_open(void) {
  if (engine.ctx) return &engine;
  snprintf(problem, sizeof problem, "no memory for the engine");
  memory_limit((size_t)payload_limits().memory_mb << 20);
  if (start()) return &engine;
  engine_drop();
  return NULL;
}

/* No orderly end: after running out of memory or a trap the engine's own records can't be trusted. */
void engine_drop(void) {
  engine = (Engine){0};
  runtime = NULL;
  memory_release_all();
}
