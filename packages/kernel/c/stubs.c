/*
 * The injector replaces the bodies of these two by `i32.const <length>` and `memory.init <segment>`.
 * They stand alone in a file that is compiled without link-time optimisation: an optimiser that saw the bodies would
 * conclude that `destination` is never written, and the payload would be ignored without a word.
 */
#include "payload.h"

__attribute__((export_name("agent_blob_len"), noinline)) uint32_t agent_blob_len(void) { return 0; }

__attribute__((export_name("agent_blob_read"), noinline)) void agent_blob_read(void *destination) {
  __asm__ volatile("" : : "r"(destination) : "memory");
}
