package agent

import (
	"errors"
	"fmt"
	"path"
	"reflect"
	"runtime"
	"strings"
	"unicode"
	"unicode/utf8"
)

const longestMessage = 8000

// problem is an error as the ABI tells it.
type problem struct {
	Code    string
	Name    string
	Message string
	Stack   []place
}

// place is one line of a stack, in a file as the compiler put it into the plugin.
type place struct {
	file     string
	line     int
	function string
}

// refuse is an error of the host, not of the plugin.
func refuse(code, message string) *problem { return &problem{Code: code, Message: message} }

func describeError(err error) problem {
	name, message := errorName(err), err.Error()
	if message == "" {
		message = "The tool threw " + name + " without a message."
	}
	return problem{Code: "thrown", Name: name, Message: shortened(message, longestMessage)}
}

func describePanic(found any, stack []place) problem {
	told := problem{Code: "thrown", Message: shortened("The tool panicked: "+show(found), longestMessage)}
	if err, is := found.(error); is {
		told = describeError(err)
	}
	told.Stack = stack
	return told
}

func describeNotJSON(err error) problem {
	var known notJSONError
	if errors.As(err, &known) {
		return problem{Code: "not-json", Message: known.message}
	}
	return problem{Code: "not-json", Message: fmt.Sprintf("The result can't be written as JSON: %s.", err)}
}

// errorName is the name of an error's type, Error for those that errors.New and fmt.Errorf make.
func errorName(err error) string {
	if _, is := err.(runtime.Error); is {
		return "RuntimeError"
	}
	kind := reflect.TypeOf(err)
	if kind.Kind() == reflect.Pointer {
		kind = kind.Elem()
	}
	if first, _ := utf8.DecodeRuneInString(kind.Name()); unicode.IsUpper(first) {
		return kind.Name()
	}
	return "Error"
}

// sources is the folder of the generated module in which the code of the tools stands. Code from a config is in no file
// of its own; the compiler names it, by //line, as if that folder were at the root.
const sources = "code/"

// callers are the places of the running goroutine that lie in the code of tools. Everything else is ours or Go's.
func (s *state) callers() []place {
	found := make([]uintptr, 100)
	frames := runtime.CallersFrames(found[:runtime.Callers(2, found)])
	var places []place
	for {
		frame, more := frames.Next()
		if file, ours := strings.CutPrefix(strings.TrimPrefix(frame.File, s.root), "/"+sources); ours {
			places = append(places, place{file, frame.Line, shortName(frame.Function)})
		}
		if !more {
			return places
		}
	}
}

// shortName is Refund.func1 for example.org/x/tools.Refund.func1.
func shortName(function string) string {
	_, name, _ := strings.Cut(path.Base(function), ".")
	return name
}

func failure(told problem, call int, logs []any) []byte {
	answer := NewObject("ok", false)
	if call > 0 {
		answer.Set("call", call)
	}
	described := NewObject("code", told.Code)
	if told.Name != "" {
		described.Set("name", told.Name)
	}
	described.Set("message", told.Message)
	if told.Stack != nil {
		var list []any
		for _, one := range told.Stack {
			list = append(list, NewObject("file", one.file, "line", one.line, "function", one.function))
		}
		described.Set("stack", list)
	}
	answer.Set("error", described)
	if logs != nil {
		answer.Set("logs", logs)
	}
	text, _ := Stringify(answer)
	return []byte(text)
}
