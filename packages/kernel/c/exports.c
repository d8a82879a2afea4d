#include "budget.h"
#include "engine.h"
#include "memory.h"
#include "payload.h"
#include "utf8.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT(name) __attribute__((export_name(name)))

/* What starting the engine may take; it is not the tool's to pay. */
#define START_MS 1000

/* Set while a request runs: if it still is when the next one comes, the last one ended in a trap. */
static bool busy;

void __wasm_call_ctors(void);

EXPORT("_initialize") void agent_initialize(void) { __wasm_call_ctors(); }

EXPORT("agent_abi_version") uint32_t agent_abi_version(void) { return 1; }

EXPORT("agent_alloc") void *agent_alloc(uint32_t length) { return malloc(length ? length : 1); }

EXPORT("agent_free") void agent_free(void *pointer) { free(pointer); }

static uint64_t answer(const char *text, size_t length) {
  char *copy = malloc(length);
  if (!copy) return 0;
  memcpy(copy, text, length);
  return (uint64_t)(uintptr_t)copy << 32 | length;
}

/* For when no JavaScript can answer. */
#define ANSWER_ERROR(code, message) \
  answer_text("{\"ok\":false,\"error\":{\"code\":\"" code "\",\"message\":\"" message "\"}}")

static uint64_t answer_text(const char *text) { return answer(text, strlen(text)); }

static uint64_t answer_value(JSContext *ctx, JSValue value) {
  size_t length;
  const char *text = JS_IsString(value) ? JS_ToCStringLen(ctx, &length, value) : NULL;
  uint64_t result = text ? answer(text, length) : 0;
  if (text) JS_FreeCString(ctx, text);
  JS_FreeValue(ctx, value);
  return result;
}

static uint64_t fallback(void) {
  if (memory_exhausted()) return ANSWER_ERROR("out-of-memory", "The plugin used all the memory it may have.");
  if (budget_spent()) return ANSWER_ERROR("out-of-time", "The plugin computed longer than it may.");
  return ANSWER_ERROR("thrown", "The plugin's runtime could not answer.");
}

/* The problem is ours, in ASCII; only what would end the JSON string is taken out. */
static uint64_t answer_problem(void) {
  char text[512], *at = text;
  at += sprintf(at, "{\"ok\":false,\"error\":{\"code\":\"thrown\",\"message\":\"The plugin's runtime did not start: ");
  for (const char *from = engine_problem(); *from; from++)
    *at++ = *from == '"' || *from == '\\' || (unsigned char)*from < ' ' ? '\'' : *from;
  strcpy(at, "\"}}");
  return answer_text(text);
}

/* Lets the guest tell what happened; after a disaster the engine starts afresh. */
static uint64_t fail(Engine *engine) {
  JSContext *ctx = engine->ctx;
  JSValue error = JS_GetException(ctx);
  const char *code = memory_exhausted() ? "out-of-memory" : budget_spent() ? "out-of-time" : "thrown";
  bool disaster = memory_exhausted() || budget_spent();
  uint64_t last = fallback();
  memory_grace();
  budget_grace();
  JSValue arguments[2] = {JS_NewString(ctx, code), JS_IsUninitialized(error) ? JS_UNDEFINED : error};
  JSValue told = JS_Call(ctx, engine->fail, JS_UNDEFINED, 2, arguments);
  uint64_t result = answer_value(ctx, told);
  if (disaster || !result) engine_drop();
  if (!result) return last;
  free((void *)(uintptr_t)(last >> 32));
  return result;
}

/* Jobs that may still run once memory has run out, so that the error reaches the call that it belongs to. */
#define LAST_JOBS 50

static bool run_jobs(Engine *engine) {
  JSRuntime *runtime = JS_GetRuntime(engine->ctx);
  JSContext *ctx;
  int state, last = LAST_JOBS;
  while ((state = JS_ExecutePendingJob(runtime, &ctx)) > 0) {
    budget_job();
    if (budget_spent() || (memory_exhausted() && --last < 0)) return false;
  }
  return state == 0;
}

static __attribute__((noinline)) uint64_t run(const uint8_t *request, uint32_t length) {
  if (!payload_open()) return ANSWER_ERROR("bad-request", "This module holds no agent: it is a kernel without a payload.");
  budget_start(START_MS);
  Engine *engine = engine_open();
  if (!engine) return answer_problem();
  budget_start(payload_limits().compute_ms);
  if (!utf8_valid(request, length)) return ANSWER_ERROR("bad-request", "The request is not UTF-8.");
  JSContext *ctx = engine->ctx;
  JSValue text = JS_NewStringLen(ctx, (const char *)request, length);
  JSValue begun = JS_IsException(text) ? text : JS_Call(ctx, engine->begin, JS_UNDEFINED, 1, &text);
  if (JS_IsException(begun)) return fail(engine);
  JS_FreeValue(ctx, text);
  JS_FreeValue(ctx, begun);
  if (!run_jobs(engine)) return fail(engine);
  JSValue finished = JS_Call(ctx, engine->finish, JS_UNDEFINED, 0, NULL);
  if (JS_IsException(finished) || memory_exhausted()) return fail(engine);
  return answer_value(ctx, finished);
}

/* A trap leaves the stack pointer where it was: each request starts at the top again. */
EXPORT("agent_call") uint64_t agent_call(const uint8_t *request, uint32_t length) {
  static uint32_t top;
  if (!top) __asm__ volatile("global.get __stack_pointer\n local.set %0" : "=r"(top));
  if (busy) {
    __asm__ volatile("local.get %0\n global.set __stack_pointer" : : "r"(top));
    engine_drop();
  }
  busy = true;
  uint64_t result = run(request, length);
  busy = false;
  return result;
}
