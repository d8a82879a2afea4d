package agent

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Deeper nesting is refused in requests.
const deepest = 1500

// Parse reads JSON. Half a surrogate pair (\ud83d) is kept, so that what came in can go out again.
func Parse(text string) (any, error) {
	p := parser{text: text}
	p.space()
	value, err := p.value(0)
	if err != nil {
		return nil, err
	}
	p.space()
	if p.at < len(text) {
		return nil, p.unexpected()
	}
	return value, nil
}

type parser struct {
	text string
	at   int
}

func (p *parser) unexpected() error {
	if p.at >= len(p.text) {
		return errors.New("it ends too early")
	}
	return fmt.Errorf("unexpected %q at byte %d", []rune(p.text[p.at:min(len(p.text), p.at+4)])[0], p.at)
}

func (p *parser) space() {
	for p.at < len(p.text) && strings.IndexByte(" \t\n\r", p.text[p.at]) >= 0 {
		p.at++
	}
}

// take passes over a word if it comes next.
func (p *parser) take(word string) bool {
	if !strings.HasPrefix(p.text[p.at:], word) {
		return false
	}
	p.at += len(word)
	return true
}

func (p *parser) value(depth int) (any, error) {
	if depth > deepest {
		return nil, errors.New("it is nested too deeply")
	}
	switch {
	case p.at >= len(p.text):
		return nil, p.unexpected()
	case p.take("null"):
		return nil, nil
	case p.take("true"):
		return true, nil
	case p.take("false"):
		return false, nil
	case p.take("["):
		return p.list(depth)
	case p.take("{"):
		return p.object(depth)
	case p.text[p.at] == '"':
		return p.string()
	}
	return p.number()
}

func (p *parser) list(depth int) (any, error) {
	list := []any{}
	for p.space(); !p.take("]"); p.space() {
		if len(list) > 0 {
			if !p.take(",") {
				return nil, p.unexpected()
			}
			p.space()
		}
		value, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		list = append(list, value)
	}
	return list, nil
}

func (p *parser) object(depth int) (any, error) {
	object := &Object{}
	for p.space(); !p.take("}"); p.space() {
		if object.Len() > 0 {
			if !p.take(",") {
				return nil, p.unexpected()
			}
			p.space()
		}
		name, err := p.string()
		if err != nil {
			return nil, err
		}
		p.space()
		if !p.take(":") {
			return nil, p.unexpected()
		}
		p.space()
		value, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		object.Set(name, value)
	}
	return object, nil
}

// number reads what RFC 8259 calls a number; one that is too large becomes infinite, as in JavaScript.
func (p *parser) number() (any, error) {
	start := p.at
	p.take("-")
	if !p.take("0") && !p.digits() {
		return nil, p.unexpected()
	}
	if p.take(".") && !p.digits() {
		return nil, p.unexpected()
	}
	if p.take("e") || p.take("E") {
		if !p.take("+") {
			p.take("-")
		}
		if !p.digits() {
			return nil, p.unexpected()
		}
	}
	number, _ := strconv.ParseFloat(p.text[start:p.at], 64)
	return number, nil
}

func (p *parser) digits() bool {
	start := p.at
	for p.at < len(p.text) && p.text[p.at] >= '0' && p.text[p.at] <= '9' {
		p.at++
	}
	return p.at > start
}

func (p *parser) string() (string, error) {
	if !p.take(`"`) {
		return "", p.unexpected()
	}
	var built strings.Builder
	start := p.at
	for p.at < len(p.text) {
		switch c := p.text[p.at]; {
		case c == '"':
			plain := p.text[start:p.at]
			p.at++
			if built.Len() == 0 {
				return plain, nil
			}
			built.WriteString(plain)
			return built.String(), nil
		case c < ' ':
			return "", p.unexpected()
		case c == '\\':
			built.WriteString(p.text[start:p.at])
			if err := p.escape(&built); err != nil {
				return "", err
			}
			start = p.at
		default:
			p.at++
		}
	}
	return "", p.unexpected()
}

func (p *parser) escape(built *strings.Builder) error {
	p.at++
	if p.at >= len(p.text) {
		return p.unexpected()
	}
	if p.text[p.at] == 'u' {
		unit, err := p.unit()
		if err != nil {
			return err
		}
		if isHigh(unit) && strings.HasPrefix(p.text[p.at:], `\u`) {
			before := p.at
			p.at++
			low, err := p.unit()
			if err != nil {
				return err
			}
			if isLow(low) {
				built.WriteRune(joinPair(unit, low))
				return nil
			}
			p.at = before
		}
		built.Write(appendUnit(nil, unit))
		return nil
	}
	index := strings.IndexByte(`"\/bfnrt`, p.text[p.at])
	if index < 0 {
		return p.unexpected()
	}
	built.WriteByte("\"\\/\b\f\n\r\t"[index])
	p.at++
	return nil
}

// unit reads the four digits after \u; at stands on the u.
func (p *parser) unit() (uint16, error) {
	digits := p.text[min(p.at+1, len(p.text)):min(p.at+5, len(p.text))]
	unit, err := strconv.ParseUint(digits, 16, 16)
	if err != nil || len(digits) < 4 || strings.IndexByte(digits, '+') >= 0 || strings.IndexByte(digits, '_') >= 0 {
		return 0, p.unexpected()
	}
	p.at += 5
	return uint16(unit), nil
}
