package agent

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
)

// A JSON value in Go is nil, bool, float64, string, []any or *Object. Numbers are float64, as in JavaScript.

// Object is a JSON object that keeps the order of its members. The zero value is empty; a nil one can be read.
type Object struct {
	names  []string
	values map[string]any
}

// Input is what a tool is called with.
type Input = *Object

// NewObject makes an object of pairs: name, value, name, value…
func NewObject(pairs ...any) *Object {
	object := &Object{}
	for i := 0; i+1 < len(pairs); i += 2 {
		object.Set(fmt.Sprint(pairs[i]), pairs[i+1])
	}
	return object
}

// Set writes a member; a new one becomes the last.
func (o *Object) Set(name string, value any) {
	if o.values == nil {
		o.values = map[string]any{}
	}
	if _, known := o.values[name]; !known {
		o.names = append(o.names, name)
	}
	o.values[name] = value
}

// Delete takes a member out.
func (o *Object) Delete(name string) {
	if o.Has(name) {
		delete(o.values, name)
		o.names = slices.DeleteFunc(o.names, func(one string) bool { return one == name })
	}
}

// Len is the number of members.
func (o *Object) Len() int {
	if o == nil {
		return 0
	}
	return len(o.names)
}

// Names are the names of the members in the order of JavaScript: whole numbers first, the others as they came.
func (o *Object) Names() []string {
	if o == nil {
		return nil
	}
	var numbers, others []string
	for _, name := range o.names {
		if _, number := indexOf(name); number {
			numbers = append(numbers, name)
		} else {
			others = append(others, name)
		}
	}
	slices.SortFunc(numbers, func(a, b string) int {
		one, _ := indexOf(a)
		other, _ := indexOf(b)
		return int(int64(one) - int64(other))
	})
	return append(numbers, others...)
}

// indexOf reads a name such as "17", which JavaScript sorts as a number.
func indexOf(name string) (uint64, bool) {
	if name == "" || len(name) > 10 || (name[0] == '0' && name != "0") {
		return 0, false
	}
	number, err := strconv.ParseUint(name, 10, 64)
	return number, err == nil && number < 1<<32-1 && name[0] != '+'
}

// Find is a member, and whether there is one of this name.
func (o *Object) Find(name string) (any, bool) {
	if o == nil {
		return nil, false
	}
	value, found := o.values[name]
	return value, found
}

// Has says whether there is a member of this name.
func (o *Object) Has(name string) bool {
	_, found := o.Find(name)
	return found
}

// Get is a member, nil if it is absent.
func (o *Object) Get(name string) any {
	value, _ := o.Find(name)
	return value
}

// Text is a member that is a text, "" if it is none.
func (o *Object) Text(name string) string {
	text, _ := o.Get(name).(string)
	return text
}

// Number is a member that is a number, 0 if it is none.
func (o *Object) Number(name string) float64 {
	number, _ := o.Get(name).(float64)
	return number
}

// Int is a member that is a number, without its fraction, 0 if it is none.
func (o *Object) Int(name string) int { return int(o.Number(name)) }

// Bool is a member that is true or false, false if it is neither.
func (o *Object) Bool(name string) bool {
	flag, _ := o.Get(name).(bool)
	return flag
}

// List is a member that is a list, nil if it is none.
func (o *Object) List(name string) []any {
	list, _ := o.Get(name).([]any)
	return list
}

// Object is a member that is an object, nil if it is none; nil can be read as an empty one.
func (o *Object) Object(name string) *Object {
	object, _ := o.Get(name).(*Object)
	return object
}

// Into writes the members to a struct, as encoding/json does.
func (o *Object) Into(target any) error { return decodeInto(o, target) }

// MarshalJSON lets encoding/json write an object that stands inside a struct.
func (o *Object) MarshalJSON() ([]byte, error) {
	if o == nil {
		return []byte("null"), nil
	}
	text, err := Stringify(o)
	return []byte(text), err
}

// UnmarshalJSON lets encoding/json read an object that stands inside a struct.
func (o *Object) UnmarshalJSON(text []byte) error {
	value, err := Parse(string(text))
	if err != nil {
		return err
	}
	object, is := value.(*Object)
	if !is && value != nil {
		return fmt.Errorf("%s is not an object", show(value))
	}
	*o = Object{}
	if is {
		*o = *object
	}
	return nil
}

func decodeInto(value any, target any) error {
	text, err := Stringify(value)
	if err != nil {
		return err
	}
	return json.Unmarshal([]byte(text), target)
}
