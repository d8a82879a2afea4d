#include "bindings.h"
#include "clock.h"
#include "payload.h"
#include "utf8.h"
#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* setClock(ms) */
static JSValue set_clock(JSContext *ctx, JSValueConst self, int count, JSValueConst *arguments) {
  (void)self, (void)count;
  double ms;
  if (JS_ToFloat64(ctx, &ms, arguments[0])) return JS_EXCEPTION;
  clock_set(ms);
  return JS_UNDEFINED;
}

/* nextCall(take) -> the number of the next call; it goes on counting when the engine starts afresh. */
static JSValue next_call(JSContext *ctx, JSValueConst self, int count, JSValueConst *arguments) {
  (void)self, (void)count;
  static int32_t next = 1;
  return JS_NewInt32(ctx, JS_ToBool(ctx, arguments[0]) ? next++ : next);
}

/* resourceText(name) -> text, or undefined if there is none; resourceBytes(name) -> Uint8Array */
static JSValue resource(JSContext *ctx, JSValueConst self, int count, JSValueConst *arguments, int bytes) {
  (void)self, (void)count;
  size_t length;
  const char *name = JS_ToCStringLen(ctx, &length, arguments[0]);
  if (!name) return JS_EXCEPTION;
  Entry entry;
  bool found = payload_find(ENTRY_RESOURCE, name, (uint32_t)length, &entry);
  JS_FreeCString(ctx, name);
  if (!found) return JS_UNDEFINED;
  if (bytes) return JS_NewUint8ArrayCopy(ctx, (const uint8_t *)entry.data, entry.data_length);
  return JS_NewStringLen(ctx, entry.data, entry.data_length);
}

/* load(name) -> namespace of a module of the payload that awaits nothing at its top level */
static JSValue load(JSContext *ctx, JSValueConst self, int count, JSValueConst *arguments) {
  (void)self, (void)count;
  size_t length;
  const char *name = JS_ToCStringLen(ctx, &length, arguments[0]);
  if (!name) return JS_EXCEPTION;
  Entry entry;
  bool found = payload_find(ENTRY_MODULE, name, (uint32_t)length, &entry);
  JS_FreeCString(ctx, name);
  if (!found) return JS_UNDEFINED;
  JSValue compiled =
      JS_Eval(ctx, entry.data, entry.data_length, entry.name, JS_EVAL_TYPE_MODULE | JS_EVAL_FLAG_COMPILE_ONLY);
  if (JS_IsException(compiled)) return compiled;
  JSModuleDef *module = JS_VALUE_GET_PTR(compiled);
  JSValue evaluated = JS_EvalFunction(ctx, compiled);
  if (JS_IsException(evaluated)) return evaluated;
  JS_FreeValue(ctx, evaluated);
  return JS_GetModuleNamespace(ctx, module);
}

/* encode(well-formed text) -> Uint8Array of its UTF-8 */
static JSValue encode(JSContext *ctx, JSValueConst self, int count, JSValueConst *arguments) {
  (void)self, (void)count;
  size_t length;
  const char *text = JS_ToCStringLen(ctx, &length, arguments[0]);
  if (!text) return JS_EXCEPTION;
  JSValue bytes = JS_NewUint8ArrayCopy(ctx, (const uint8_t *)text, length);
  JS_FreeCString(ctx, text);
  return bytes;
}

/* decode(Uint8Array) -> text, or undefined if it is not UTF-8 */
static JSValue decode(JSContext *ctx, JSValueConst self, int count, JSValueConst *arguments) {
  (void)self, (void)count;
  size_t length;
  const uint8_t *bytes = JS_GetUint8Array(ctx, &length, arguments[0]);
  if (!bytes) return JS_EXCEPTION;
  if (!utf8_valid(bytes, length)) return JS_UNDEFINED;
  return JS_NewStringLen(ctx, (const char *)bytes, length);
}

static const JSCFunctionListEntry functions[] = {
    JS_CFUNC_DEF("setClock", 1, set_clock),
    JS_CFUNC_DEF("nextCall", 1, next_call),
    JS_CFUNC_MAGIC_DEF("resourceText", 1, resource, 0),
    JS_CFUNC_MAGIC_DEF("resourceBytes", 1, resource, 1),
    JS_CFUNC_DEF("load", 1, load),
    JS_CFUNC_DEF("encode", 1, encode),
    JS_CFUNC_DEF("decode", 1, decode),
};

static int fill(JSContext *ctx, JSModuleDef *module) {
  return JS_SetModuleExportList(ctx, module, functions, COUNT(functions));
}

bool bindings_install(JSContext *ctx) {
  JSModuleDef *module = JS_NewCModule(ctx, "agentwright:kernel", fill);
  return module && JS_AddModuleExportList(ctx, module, functions, COUNT(functions)) == 0;
}
