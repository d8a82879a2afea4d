/** One change to a source file of QuickJS-NG; `find` must occur exactly `times` times. */
export interface Patch {
  readonly file: string;
  readonly why: string;
  readonly find: string;
  readonly replace: string;
  readonly times?: number;
}

/** Puts `code` behind the opening of a function whose head is `head`. */
function atStart(head: string, code: string, why: string, file = "quickjs.c"): Patch {
  return { file, why, find: `${head}\n{\n`, replace: `${head}\n{\n    ${code}\n` };
}

const ballast = "These call themselves with little of the module's own stack, but much of the machine's: weigh them.";

/** Takes that much of the stack for as long as the function runs; what it holds is never used. */
const stackMacro = '#define AGENT_STACK(bytes) char agent_stack[bytes]; __asm__ volatile("" : : "r"(agent_stack));';

/** All changes, in order. They count work and stack and keep more places; none changes what JavaScript means. */
export const patches: readonly Patch[] = [
  {
    file: "quickjs.c",
    why: "Ask ten times as often whether the budget is spent; a step can be long.",
    find: "#define JS_INTERRUPT_COUNTER_INIT 10000",
    replace: `#define JS_INTERRUPT_COUNTER_INIT 1000\nuint64_t agent_work;\n${stackMacro}`,
  },
  {
    file: "quickjs.c",
    why: "Count each instruction.",
    find: "#define SWITCH(pc)      DUMP_BYTECODE_OR_DONT(pc) __extension__ ({ goto",
    replace: "#define SWITCH(pc)      __extension__ ({ agent_work++; goto",
  },
  {
    file: "quickjs.c",
    why: "A built-in function takes as long as some forty instructions, and more than one step.",
    find: "    ctx = p->u.cfunc.realm; /* change the current realm */\n\n    sf->is_strict_mode = false;\n    sf->is_constructor =",
    replace:
      "    ctx = p->u.cfunc.realm; /* change the current realm */\n" +
      "    ctx->interrupt_counter -= 16;\n" +
      "    agent_work += 40;\n\n    sf->is_strict_mode = false;\n    sf->is_constructor =",
  },
  {
    file: "quickjs.c",
    why: "Small blocks are handed out by the engine itself, so the allocator does not see them.",
    find: "    s->malloc_count++;\n",
    replace: "    s->malloc_count++;\n    agent_work += 16;\n",
    times: 2,
  },
  atStart(
    "int lre_check_timeout(void *opaque)",
    "agent_work += 2000;",
    "Asked after 1000 steps of a regular expression.",
  ),
  {
    file: "libregexp.c",
    why: "As in quickjs.c.",
    find: "#define INTERRUPT_COUNTER_INIT 10000",
    replace: `#define INTERRUPT_COUNTER_INIT 1000\n${stackMacro}`,
  },
  atStart(
    "static __exception int js_parse_assign_expr2(JSParseState *s, int parse_flags)",
    "AGENT_STACK(1000)",
    ballast,
  ),
  atStart(
    "static __exception int js_parse_statement_or_decl(JSParseState *s,\n                                                  int decl_mask)",
    "AGENT_STACK(160)",
    ballast,
  ),
  {
    file: "quickjs.c",
    why: "Remember where each statement begins: a loop without a call has no place of its own else.",
    find: "    switch(tok = s->token.val) {\n    case '{':\n        if (js_parse_block(s))",
    replace: "    emit_source_loc(s);\n    switch(tok = s->token.val) {\n    case '{':\n        if (js_parse_block(s))",
  },
  atStart(
    "static JSValue js_call_c_function(JSContext *ctx, JSValueConst func_obj,\n                                  JSValueConst this_obj,\n                                  int argc, JSValueConst *argv, int flags)",
    "AGENT_STACK(160)",
    ballast,
  ),
  atStart("static JSValue JS_ToPrimitiveFree(JSContext *ctx, JSValue val, int hint)", "AGENT_STACK(160)", ballast),
  atStart("int JS_IsInstanceOf(JSContext *ctx, JSValueConst val, JSValueConst obj)", "AGENT_STACK(160)", ballast),
  atStart(
    "static int re_parse_disjunction(REParseState *s, bool is_backward_dir)",
    "AGENT_STACK(400)",
    ballast,
    "libregexp.c",
  ),
  atStart("static JSValue json_parse_value(JSParseState *s, JSONParseRecord *pr)", "AGENT_STACK(100)", ballast),
  atStart(
    "static int js_json_to_str(JSContext *ctx, JSONStringifyContext *jsc,\n                          JSValueConst holder, JSValue val,\n                          JSValueConst indent)",
    "AGENT_STACK(160)",
    ballast,
  ),
  atStart(
    "static JSValue internalize_json_property(JSContext *ctx, JSValueConst holder,\n                                         JSAtom name, JSValueConst reviver,\n                                         const char *text_str, JSONParseRecord *pr)",
    "AGENT_STACK(160)",
    ballast,
  ),
  atStart(
    "static int64_t JS_FlattenIntoArray(JSContext *ctx, JSValueConst target,\n                                   JSValueConst source, int64_t sourceLen,\n                                   int64_t targetIndex, int depth,\n                                   JSValueConst mapperFunction,\n                                   JSValueConst thisArg)",
    "AGENT_STACK(160)",
    ballast,
  ),
];

/** The text of `file` with its patches; throws if one does not fit. */
export function applyPatches(file: string, text: string): string {
  return patches
    .filter(patch => patch.file === file)
    .reduce((before, { find, replace, times = 1, why }) => {
      const parts = before.split(find);
      if (parts.length !== times + 1) throw new Error(`A patch of ${file} does not fit (${why})`);
      return parts.join(replace);
    }, text);
}
