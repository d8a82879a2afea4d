#include "utf8.h"

static bool continues(const uint8_t *at, const uint8_t *end, int count, uint8_t low, uint8_t high) {
  if (end - at <= count || at[1] < low || at[1] > high) return false;
  for (int i = 2; i <= count; i++)
    if ((at[i] & 0xc0) != 0x80) return false;
  return true;
}

bool utf8_valid(const uint8_t *bytes, size_t length) {
  const uint8_t *at = bytes, *end = bytes + length;
  while (at < end) {
    uint8_t first = *at;
    int more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    if (more == 0) {
      at++;
      continue;
    }
    if (first < 0xc2 || first > 0xf4) return false;
    uint8_t low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    uint8_t high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    if (!continues(at, end, more, low, high)) return false;
    at += more + 1;
  }
  return true;
}
