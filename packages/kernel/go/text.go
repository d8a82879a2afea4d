package agent

import "unicode/utf8"

// Texts are UTF-8. Half a surrogate pair, which JavaScript allows and UTF-8 doesn't, is kept in the three bytes that
// UTF-8 would give it; two halves that come together are one character again when they are written as JSON.

func isHigh(unit uint16) bool { return unit >= 0xd800 && unit < 0xdc00 }
func isLow(unit uint16) bool  { return unit >= 0xdc00 && unit < 0xe000 }

func joinPair(high, low uint16) rune {
	return 0x10000 + rune(high-0xd800)<<10 + rune(low-0xdc00)
}

func appendUnit(to []byte, unit uint16) []byte {
	if !isHigh(unit) && !isLow(unit) {
		return utf8.AppendRune(to, rune(unit))
	}
	return append(to, 0xe0|byte(unit>>12), 0x80|byte(unit>>6)&0xbf, 0x80|byte(unit)&0xbf)
}

// half reads half a surrogate pair at the beginning of a text.
func half(text string) (uint16, bool) {
	if len(text) < 3 || text[0] != 0xed || text[1] < 0xa0 || text[1] > 0xbf || text[2]&0xc0 != 0x80 {
		return 0, false
	}
	return 0xd000 | uint16(text[1]&0x3f)<<6 | uint16(text[2]&0x3f), true
}

// next is the first character of a text that is not empty, or half of one, and how many bytes it takes.
func next(text string) (char rune, lone bool, size int) {
	char, size = utf8.DecodeRuneInString(text)
	if char != utf8.RuneError || size > 1 {
		return char, false, size
	}
	unit, is := half(text)
	if !is {
		return utf8.RuneError, false, 1
	}
	if low, more := half(text[3:]); more && isHigh(unit) && isLow(low) {
		return joinPair(unit, low), false, 6
	}
	return rune(unit), true, 3
}

// UTF16Length is the length of a text as JavaScript counts it.
func UTF16Length(text string) int {
	length := 0
	for len(text) > 0 {
		char, _, size := next(text)
		length++
		if char > 0xffff {
			length++
		}
		text = text[size:]
	}
	return length
}

// cut is the beginning of a text, at most so many UTF-16 code units, and whether something was left out.
func cut(text string, most int) (string, bool) {
	if len(text) <= most {
		return text, false
	}
	units := 0
	for at := 0; at < len(text); {
		char, _, size := next(text[at:])
		units++
		if char > 0xffff {
			units++
		}
		if units > most {
			if units == most+2 || char <= 0xffff {
				return text[:at], true
			}
			high := uint16(0xd800 + (char-0x10000)>>10)
			return string(appendUnit([]byte(text[:at]), high)), true
		}
		at += size
	}
	return text, false
}

func shortened(text string, most int) string {
	start, more := cut(text, most)
	if more {
		return start + "…"
	}
	return start
}
