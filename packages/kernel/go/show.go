package agent

import (
	"fmt"
	"slices"
	"strings"
)

// show is a value as a person wants to read it in a log: texts as they are, objects nearly as one would write them.
func show(value any) string {
	if text, is := value.(string); is {
		return text
	}
	return inspect(value, 0)
}

func inspect(value any, depth int) string {
	switch value := value.(type) {
	case nil:
		return "null"
	case string:
		return string(appendString(nil, value))
	case error:
		return fmt.Sprintf("%s: %s", errorName(value), value.Error())
	case *Object:
		if value == nil {
			return "null"
		}
		if depth >= 4 {
			return "{…}"
		}
		names := value.Names()
		var members []string
		for _, name := range names[:min(len(names), 100)] {
			members = append(members, name+": "+inspect(value.Get(name), depth+1))
		}
		return "{" + spaced(members) + more(len(names)) + "}"
	case []any:
		if depth >= 4 {
			return "[…]"
		}
		var items []string
		for _, item := range value[:min(len(value), 100)] {
			items = append(items, inspect(item, depth+1))
		}
		return "[" + strings.Join(items, ", ") + more(len(value)) + "]"
	}
	return inspectOther(value, depth)
}

// inspectOther shows what JSON can hold as JSON values are shown, anything else as fmt does.
func inspectOther(value any, depth int) string {
	if stringer, is := value.(fmt.Stringer); is {
		return stringer.String()
	}
	text, err := Stringify(value)
	if err != nil || slices.Contains([]string{"null"}, text) {
		return fmt.Sprintf("%v", value)
	}
	plain, err := Parse(text)
	if err != nil {
		return fmt.Sprintf("%v", value)
	}
	switch plain.(type) {
	case bool, float64:
		return text
	}
	return inspect(plain, depth)
}

func spaced(members []string) string {
	if len(members) == 0 {
		return ""
	}
	return " " + strings.Join(members, ", ") + " "
}

func more(length int) string {
	if length > 100 {
		return fmt.Sprintf(" … %d more", length-100)
	}
	return ""
}
