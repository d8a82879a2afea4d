#include "memory.h"
#include <stdlib.h>
#include <string.h>

/* Room beyond the limit, so that an error can still be built, thrown and told. */
#define RESERVE (4u << 20)

typedef struct Block {
  struct Block *previous, *next;
  size_t size;
  size_t padding; /* keeps what follows aligned to 16 bytes */
} Block;

static Block blocks = {&blocks, &blocks, 0, 0};
static size_t used, limit;
static uint64_t traffic;
static bool exhausted;

void memory_limit(size_t bytes) {
  limit = bytes;
  exhausted = false;
}

void memory_grace(void) {
  if (exhausted) limit += 2 * RESERVE;
  exhausted = false;
}

bool memory_exhausted(void) { return exhausted; }
uint64_t memory_traffic(void) { return traffic; }

/* The request that goes over the limit fails; smaller ones after it may use the reserve. */
static bool admit(size_t more) {
  size_t room = exhausted ? limit + RESERVE : limit;
  if (more <= room && used <= room - more) return true;
  exhausted = true;
  return false;
}

static void *adopt(Block *block, size_t size) {
  if (!block) {
    exhausted = true;
    return NULL;
  }
  block->size = size;
  block->next = &blocks;
  block->previous = blocks.previous;
  block->previous->next = block;
  blocks.previous = block;
  used += size;
  traffic += size;
  return block + 1;
}

static Block *release(void *pointer) {
  Block *block = (Block *)pointer - 1;
  block->previous->next = block->next;
  block->next->previous = block->previous;
  used -= block->size;
  return block;
}

static void *memory_allocate(void *opaque, size_t size) {
  (void)opaque;
  return admit(size) ? adopt(malloc(sizeof(Block) + size), size) : NULL;
}

static void *memory_allocate_zeroed(void *opaque, size_t count, size_t size) {
  (void)opaque;
  size_t total;
  if (__builtin_mul_overflow(count, size, &total) || !admit(total)) return NULL;
  return adopt(calloc(1, sizeof(Block) + total), total);
}

static void memory_free(void *opaque, void *pointer) {
  (void)opaque;
  if (pointer) free(release(pointer));
}

static void *memory_resize(void *opaque, void *pointer, size_t size) {
  if (!pointer) return memory_allocate(opaque, size);
  size_t old = ((Block *)pointer - 1)->size;
  if (size > old && !admit(size - old)) return NULL;
  Block *block = release(pointer);
  Block *moved = realloc(block, sizeof(Block) + size);
  if (moved) return adopt(moved, size);
  adopt(block, old);
  exhausted = true;
  return NULL;
}

static size_t memory_usable(const void *pointer) { return pointer ? ((const Block *)pointer - 1)->size : 0; }

const JSMallocFunctions memory_functions = {
    .js_calloc = memory_allocate_zeroed,
    .js_malloc = memory_allocate,
    .js_free = memory_free,
    .js_realloc = memory_resize,
    .js_malloc_usable_size = memory_usable,
};

void memory_release_all(void) {
  for (Block *block = blocks.next, *next; block != &blocks; block = next) {
    next = block->next;
    free(block);
  }
  blocks.previous = blocks.next = &blocks;
  used = 0;
}
