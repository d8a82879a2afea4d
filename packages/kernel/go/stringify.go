package agent

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Deeper results are refused; the kernel for JavaScript ends somewhere there too.
const deepestResult = 750

// Stringify writes a value as JSON.stringify of JavaScript does: nothing is escaped for HTML, numbers are float64,
// those that JSON has not become null. Structs and the like go through encoding/json first.
func Stringify(value any) (string, error) {
	w := writer{}
	err := w.value("", value, 0)
	return string(w.text), err
}

type writer struct{ text []byte }

func (w *writer) add(text string) { w.text = append(w.text, text...) }

// value writes one value; name is that of the member that holds it.
func (w *writer) value(name string, value any, depth int) error {
	if depth > deepestResult {
		return errors.New("it is nested too deeply")
	}
	switch value := value.(type) {
	case nil:
		w.add("null")
	case bool:
		w.add(strconv.FormatBool(value))
	case string:
		w.text = appendString(w.text, value)
	case float64:
		w.add(formatNumber(value))
	case int:
		w.add(formatNumber(float64(value)))
	case *Object:
		if value == nil {
			w.add("null")
			return nil
		}
		return w.object(value.Names(), value.values, depth)
	case map[string]any:
		return w.object(sortedNames(value), value, depth)
	case []any:
		return w.list(len(value), func(i int) any { return value[i] }, depth)
	case error:
		return w.value(name, value.Error(), depth)
	default:
		return w.other(name, value, depth)
	}
	return nil
}

func (w *writer) object(names []string, values map[string]any, depth int) error {
	w.add("{")
	for i, name := range names {
		if i > 0 {
			w.add(",")
		}
		w.text = append(appendString(w.text, name), ':')
		if err := w.value(name, values[name], depth+1); err != nil {
			return err
		}
	}
	w.add("}")
	return nil
}

func (w *writer) list(length int, item func(int) any, depth int) error {
	w.add("[")
	for i := range length {
		if i > 0 {
			w.add(",")
		}
		if err := w.value(strconv.Itoa(i), item(i), depth+1); err != nil {
			return err
		}
	}
	w.add("]")
	return nil
}

// A Go map has no order, so its names are sorted.
func sortedNames(values map[string]any) []string {
	object := Object{}
	for name := range values {
		object.names = append(object.names, name)
	}
	slices.Sort(object.names)
	return object.Names()
}

// other writes what is no JSON value yet: other kinds of numbers, lists and maps as they are, structs by encoding/json.
func (w *writer) other(name string, value any, depth int) error {
	_, marshals := value.(json.Marshaler)
	_, texts := value.(interface{ MarshalText() ([]byte, error) })
	if marshals || texts {
		return w.marshal(name, value, depth)
	}
	found := reflect.ValueOf(value)
	switch found.Kind() {
	case reflect.Bool:
		return w.value(name, found.Bool(), depth)
	case reflect.String:
		return w.value(name, found.String(), depth)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return w.value(name, float64(found.Int()), depth)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return w.value(name, float64(found.Uint()), depth)
	case reflect.Float32, reflect.Float64:
		return w.value(name, found.Float(), depth)
	case reflect.Slice:
		if found.IsNil() || found.Type().Elem().Kind() == reflect.Uint8 {
			return w.marshal(name, value, depth)
		}
		return w.list(found.Len(), func(i int) any { return found.Index(i).Interface() }, depth)
	case reflect.Map:
		if found.IsNil() || found.Type().Key().Kind() != reflect.String {
			return w.marshal(name, value, depth)
		}
		values := map[string]any{}
		for _, key := range found.MapKeys() {
			values[key.String()] = found.MapIndex(key).Interface()
		}
		return w.object(sortedNames(values), values, depth)
	case reflect.Func, reflect.Chan, reflect.Complex64, reflect.Complex128, reflect.UnsafePointer:
		return notJSON(name, found.Kind().String())
	}
	return w.marshal(name, value, depth)
}

// marshal writes as encoding/json does, and then as we do, so that numbers and texts are the same everywhere.
func (w *writer) marshal(name string, value any, depth int) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		var unsupported *json.UnsupportedTypeError
		if errors.As(err, &unsupported) {
			return notJSON(name, unsupported.Type.Kind().String())
		}
		return err
	}
	plain, err := Parse(text.String())
	if err != nil {
		return err
	}
	return w.value(name, plain, depth)
}

type notJSONError struct{ message string }

func (e notJSONError) Error() string { return e.message }

func notJSON(name, kind string) error {
	where := "The result is"
	if name != "" {
		where = fmt.Sprintf(`The result holds, as "%s",`, name)
	}
	return notJSONError{fmt.Sprintf("%s a %s, which JSON can't hold.", where, kind)}
}

// formatNumber writes a number as ECMAScript does (Number::toString), null for what JSON has not.
func formatNumber(number float64) string {
	if math.IsNaN(number) || math.IsInf(number, 0) {
		return "null"
	}
	if number == 0 {
		return "0"
	}
	size := math.Abs(number)
	if size >= 1e21 || size < 1e-6 {
		// Go writes an exponent of two digits at least.
		digits, exponent, _ := strings.Cut(strconv.FormatFloat(number, 'e', -1, 64), "e")
		return digits + "e" + exponent[:1] + strings.TrimLeft(exponent[1:], "0")
	}
	return strconv.FormatFloat(number, 'f', -1, 64)
}

const hexDigits = "0123456789abcdef"

// appendString writes a text as JSON: what is no UTF-8 becomes U+FFFD, half a surrogate pair is escaped.
func appendString(to []byte, text string) []byte {
	to = append(to, '"')
	for len(text) > 0 {
		if plain := plainStart(text); plain > 0 {
			to = append(to, text[:plain]...)
			text = text[plain:]
			continue
		}
		char, lone, size := next(text)
		switch index := strings.IndexRune("\"\\\b\f\n\r\t", char); {
		case lone:
			to = append(to, '\\', 'u', hexDigits[char>>12], hexDigits[char>>8&15], hexDigits[char>>4&15], hexDigits[char&15])
		case index >= 0 && char < utf8.RuneSelf:
			to = append(to, '\\', `"\bfnrt`[index])
		case char < ' ':
			to = append(to, '\\', 'u', '0', '0', hexDigits[char>>4], hexDigits[char&15])
		default:
			to = utf8.AppendRune(to, char)
		}
		text = text[size:]
	}
	return append(to, '"')
}

// plainStart is how many bytes at the beginning of a text are written as they are, without a look at each character.
func plainStart(text string) int {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c >= utf8.RuneSelf || c == '"' || c == '\\' {
			return i
		}
	}
	return len(text)
}
