#ifndef AGENT_UTF8_H
#define AGENT_UTF8_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
/* Is it UTF-8 as RFC 3629 has it: no overlong form, no surrogate, nothing above U+10FFFF? */
bool utf8_valid(const uint8_t *bytes, size_t length);
#endif
