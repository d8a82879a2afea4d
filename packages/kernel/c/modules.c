#include "modules.h"
#include "payload.h"
#include <stdio.h>
#include <string.h>

#define NAME_MAX_LENGTH 1024

static bool exists(const char *name) {
  Entry entry;
  return payload_find(ENTRY_MODULE, name, (uint32_t)strlen(name), &entry);
}

/* Joins `name` to the folder of `base` and takes out "." and "..". False if it leaves the root or is too long. */
static bool join(char *path, const char *base, const char *name) {
  size_t length = 0;
  const char *slash = strrchr(base, '/');
  if (slash) {
    length = (size_t)(slash - base);
    if (length >= NAME_MAX_LENGTH) return false;
    memcpy(path, base, length);
  }
  while (*name) {
    size_t part = strcspn(name, "/");
    if (part == 2 && memcmp(name, "..", 2) == 0) {
      if (length == 0) return false;
      while (length > 0 && path[--length] != '/') continue;
    } else if (part > 0 && !(part == 1 && *name == '.')) {
      if (length + part + 1 >= NAME_MAX_LENGTH) return false;
      if (length > 0) path[length++] = '/';
      memcpy(path + length, name, part);
      length += part;
    }
    name += part;
    while (*name == '/') name++;
  }
  path[length] = '\0';
  return true;
}

/* As TypeScript looks for files: as written, with an extension added, .js written for .ts, a folder's index. */
static bool complete(char *path) {
  static const char *const added[] = {"", ".ts", ".tsx", ".mts", ".js", ".mjs", ".json", "/index.ts", "/index.js"};
  static const char *const swapped[][2] = {{".js", ".ts"}, {".js", ".tsx"}, {".mjs", ".mts"}, {".jsx", ".tsx"}};
  size_t length = strlen(path);
  for (size_t i = 0; i < sizeof added / sizeof *added; i++) {
    if (length + strlen(added[i]) >= NAME_MAX_LENGTH) continue;
    strcpy(path + length, added[i]);
    if (exists(path)) return true;
  }
  path[length] = '\0';
  for (size_t i = 0; i < sizeof swapped / sizeof *swapped; i++) {
    size_t end = strlen(swapped[i][0]);
    if (length <= end || strcmp(path + length - end, swapped[i][0]) != 0) continue;
    strcpy(path + length - end, swapped[i][1]);
    if (exists(path)) return true;
    strcpy(path + length - end, swapped[i][0]);
  }
  return false;
}

static char *normalize(JSContext *ctx, const char *base, const char *name, void *opaque) {
  (void)opaque;
  char path[NAME_MAX_LENGTH];
  bool relative = name[0] == '.' && (name[1] == '/' || (name[1] == '.' && name[2] == '/') || !name[1]);
  bool native = strcmp(name, "agentwright:kernel") == 0; /* bindings.c has registered it */
  if (native || (!relative && exists(name))) return js_strdup(ctx, name);
  if (relative && join(path, base, name) && complete(path)) return js_strdup(ctx, path);
  JS_ThrowSyntaxError(ctx, "the plugin has no module \"%s\", which \"%s\" imports", name, base);
  return NULL;
}

static int fill_json(JSContext *ctx, JSModuleDef *module) {
  return JS_SetModuleExport(ctx, module, "default", JS_GetModulePrivateValue(ctx, module));
}

static JSModuleDef *load_json(JSContext *ctx, const char *name, const Entry *entry) {
  JSValue value = JS_ParseJSON(ctx, entry->data, entry->data_length, name);
  if (JS_IsException(value)) return NULL;
  JSModuleDef *module = JS_NewCModule(ctx, name, fill_json);
  if (!module) {
    JS_FreeValue(ctx, value);
    return NULL;
  }
  JS_AddModuleExport(ctx, module, "default");
  JS_SetModulePrivateValue(ctx, module, value);
  return module;
}

static JSModuleDef *load(JSContext *ctx, const char *name, void *opaque, JSValueConst attributes) {
  (void)opaque;
  (void)attributes;
  Entry entry;
  size_t length = strlen(name);
  if (!payload_find(ENTRY_MODULE, name, (uint32_t)length, &entry)) {
    JS_ThrowSyntaxError(ctx, "the plugin has no module \"%s\"", name);
    return NULL;
  }
  if (length > 5 && strcmp(name + length - 5, ".json") == 0) return load_json(ctx, name, &entry);
  JSValue compiled =
      JS_Eval(ctx, entry.data, entry.data_length, name, JS_EVAL_TYPE_MODULE | JS_EVAL_FLAG_COMPILE_ONLY);
  if (JS_IsException(compiled)) return NULL;
  JSModuleDef *module = JS_VALUE_GET_PTR(compiled);
  JS_FreeValue(ctx, compiled);
  return module;
}

void modules_install(JSRuntime *runtime) { JS_SetModuleLoaderFunc2(runtime, normalize, load, NULL, NULL); }
