package agent

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Declaration is a tool that is only a request: `{{parameter}}` stands for a value of the input.
type Declaration struct {
	Method  string
	URL     string
	Headers map[string]string
	// Body is sent if HasBody says so, even an empty one.
	Body    string
	HasBody bool
}

// HTTPTool adds a tool that is only a request. JSON is returned as a value, other text as it is; a status that is no
// success is an error.
func HTTPTool(name string, declared Declaration) Part {
	return Tool(name, func(host *Host, input Input) (any, error) {
		request, err := declared.fill(input)
		if err != nil {
			return nil, err
		}
		response, err := host.HTTP(request)
		if err != nil {
			return nil, err
		}
		if !response.OK {
			start, _ := cut(response.Body, 200)
			if start != "" {
				return nil, fmt.Errorf("%s %s answered %d: %s", request.Method, request.URL, response.Status, start)
			}
			return nil, fmt.Errorf("%s %s answered %d.", request.Method, request.URL, response.Status)
		}
		if hasWord(response.Header("content-type"), "json") {
			return response.JSON()
		}
		return response.Body, nil
	})
}

func (d Declaration) fill(input Input) (Request, error) {
	request := Request{Method: strings.ToUpper(d.Method), Headers: map[string]string{}}
	if request.Method == "" {
		request.Method = "GET"
		if d.HasBody {
			request.Method = "POST"
		}
	}
	filler := filler{input: input}
	request.URL = filler.text(d.URL, encodeComponent)
	for _, name := range sortedKeys(d.Headers) {
		request.Headers[name] = filler.text(d.Headers[name], asIs)
	}
	if d.HasBody {
		switch kind, given := d.bodyKind(); kind {
		case "json":
			if !given {
				request.Headers["content-type"] = "application/json"
			}
			request.Body = filler.guarded(d.Body, fillJSON(d.Body, input))
		case "form":
			request.Body = filler.text(d.Body, encodeComponent)
		default:
			request.Body = filler.text(d.Body, asIs)
		}
	}
	return request, filler.err
}

// bodyKind is json, form or text, and whether a header says so.
func (d Declaration) bodyKind() (kind string, given bool) {
	for _, name := range sortedKeys(d.Headers) {
		if !strings.EqualFold(name, "content-type") {
			continue
		}
		switch value := d.Headers[name]; {
		case hasWord(value, "json"):
			return "json", true
		case hasPrefixFold(value, "application/x-www-form-urlencoded"):
			return "form", true
		}
		return "text", true
	}
	if start := strings.TrimLeftFunc(d.Body, isSpace); start != "" && (start[0] == '[' || start[0] == '{') {
		return "json", false
	}
	return "text", false
}

// filler fills texts in; err is the first thing that went wrong.
type filler struct {
	input Input
	err   error
}

func (f *filler) text(template string, write func(string) (string, error)) string {
	filled := replace(template, false, func(hole hole) string {
		written, err := write(plain(f.input, hole.name))
		f.fail(err)
		return written
	})
	return f.guarded(template, filled)
}

func (f *filler) fail(err error) {
	if f.err == nil {
		f.err = err
	}
}

// guarded lets a filled text name the secrets that its template names and no other: else whoever writes the input could
// have the host fill in any of them, even by two values that only together spell one.
func (f *filler) guarded(template, filled string) string {
	if !slices.Equal(secretsOf(template), secretsOf(filled)) {
		f.fail(errors.New("The input would put a secret into the request; secrets can only stand in the tool itself."))
	}
	return filled
}

func secretsOf(text string) []string {
	var found []string
	for {
		at := strings.Index(text, "${secret:")
		if at < 0 {
			return found
		}
		text = text[at:]
		end := strings.IndexByte(text, '}') + 1
		if end == 0 {
			end = len(text)
		}
		found = append(found, text[:end])
		text = text[end:]
	}
}

func asIs(text string) (string, error) { return text, nil }

// encodeComponent is encodeURIComponent of JavaScript.
func encodeComponent(text string) (string, error) {
	for rest := text; rest != ""; {
		_, lone, size := next(rest)
		if lone {
			return "", errors.New("URI malformed")
		}
		rest = rest[size:]
	}
	return percent(text, "-_.!~*'()", false), nil
}

// plain is a value as a part of a text.
func plain(input Input, name string) string {
	value, given := input.Find(name)
	if !given || value == nil {
		return ""
	}
	if text, is := value.(string); is {
		return text
	}
	text, _ := Stringify(value)
	return text
}

// hole is a placeholder in a template: where it stands, whether quotes around it belong to it.
type hole struct {
	name       string
	start, end int
	quoted     bool
}

// replace writes something in the place of each hole. quotes: `"{{name}}"` is a hole with its quotes.
func replace(template string, quotes bool, write func(hole) string) string {
	var built strings.Builder
	at := 0
	for i := 0; i < len(template); {
		found, is := holeAt(template, i, quotes)
		if !is {
			i++
			continue
		}
		built.WriteString(template[at:i])
		built.WriteString(write(found))
		at, i = found.end, found.end
	}
	built.WriteString(template[at:])
	return built.String()
}

func holeAt(template string, start int, quotes bool) (hole, bool) {
	rest := template[start:]
	quoted := quotes && strings.HasPrefix(rest, `"{{`)
	if quoted {
		rest = rest[1:]
	}
	inside, is := strings.CutPrefix(rest, "{{")
	if !is {
		return hole{}, false
	}
	inside = strings.TrimLeftFunc(inside, isSpace)
	end := strings.IndexFunc(inside, func(char rune) bool { return !isWord(char) && char != '$' })
	if end <= 0 || inside[0] >= '0' && inside[0] <= '9' {
		return hole{}, false
	}
	name := inside[:end]
	rest, is = strings.CutPrefix(strings.TrimLeftFunc(inside[end:], isSpace), "}}")
	if is && quoted {
		rest, is = strings.CutPrefix(rest, `"`)
	}
	return hole{name, start, len(template) - len(rest), quoted}, is
}

// fillJSON: a hole that is a whole JSON string, or stands outside of one, becomes the value as JSON, null if it is
// absent. As a part of a JSON string it is escaped.
func fillJSON(body string, input Input) string {
	inString := false
	at := 0
	skipTo := func(end int) {
		for ; at < end; at++ {
			if body[at] == '\\' && inString {
				at++
			} else if body[at] == '"' {
				inString = !inString
			}
		}
	}
	return replace(body, true, func(hole hole) string {
		skipTo(hole.start)
		text, quote := "", ""
		if inString {
			text = string(appendString(nil, plain(input, hole.name)))
			text = text[1 : len(text)-1]
			if hole.quoted {
				quote = `"`
			}
		} else {
			text, _ = Stringify(input.Get(hole.name))
		}
		skipTo(hole.end)
		return quote + text + quote
	})
}

// hasWord is /\bword\b/i.
func hasWord(text, word string) bool {
	text = strings.ToLower(text)
	for at := 0; at+len(word) <= len(text); at++ {
		end := at + len(word)
		if text[at:end] == word && (at == 0 || !isWord(rune(text[at-1]))) && (end == len(text) || !isWord(rune(text[end]))) {
			return true
		}
	}
	return false
}

// isSpace is \s of JavaScript's regular expressions.
func isSpace(char rune) bool {
	return char == '\ufeff' || unicode.IsSpace(char) && char != '\u0085'
}

func sortedKeys(values map[string]string) []string {
	names := make([]string, 0, len(values))
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
