/* The payload that the injector puts into a copy of this module, see src/payload.ts for its layout. */
#ifndef AGENT_PAYLOAD_H
#define AGENT_PAYLOAD_H
#include <stdbool.h>
#include <stdint.h>

typedef enum { ENTRY_MODULE = 0, ENTRY_RESOURCE = 1 } EntryKind;

typedef struct {
  const char *name; /* ends with NUL, as does data: the parser of QuickJS wants it so */
  uint32_t name_length;
  const char *data;
  uint32_t data_length;
} Entry;

typedef struct {
  uint32_t memory_mb;
  uint32_t compute_ms;
} Limits;

/* Reads the payload once. False if there is none, or it is of another version. */
bool payload_open(void);
Limits payload_limits(void);
bool payload_find(EntryKind kind, const char *name, uint32_t name_length, Entry *found);

/* stubs.c: the injector replaces both bodies. */
uint32_t agent_blob_len(void);
void agent_blob_read(void *destination);
#endif
