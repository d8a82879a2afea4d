#include "payload.h"
#include <stdlib.h>
#include <string.h>

static const uint8_t magic[4] = {'A', 'W', 'P', '1'};
static uint8_t *blob;

static uint32_t read_u32(const uint8_t *at) {
  uint32_t value;
  memcpy(&value, at, sizeof value);
  return value;
}

bool payload_open(void) {
  if (blob) return true;
  uint32_t length = agent_blob_len();
  if (length < 16) return false;
  blob = malloc(length);
  if (!blob) return false;
  agent_blob_read(blob);
  if (memcmp(blob, magic, sizeof magic) == 0) return true;
  free(blob);
  blob = NULL;
  return false;
}

Limits payload_limits(void) { return (Limits){read_u32(blob + 4), read_u32(blob + 8)}; }

bool payload_find(EntryKind kind, const char *name, uint32_t name_length, Entry *found) {
  uint32_t count = read_u32(blob + 12);
  const uint8_t *at = blob + 16;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t entry_kind = read_u32(at);
    found->name_length = read_u32(at + 4);
    found->data_length = read_u32(at + 8);
    found->name = (const char *)at + 12;
    found->data = found->name + found->name_length + 1;
    at = (const uint8_t *)found->data + found->data_length + 1;
    if (entry_kind == kind && found->name_length == name_length && memcmp(found->name, name, name_length) == 0) return true;
  }
  return false;
}
