package agent

import (
	"errors"
	"fmt"
	"strings"
)

// Request is an HTTP request. `${secret:NAME}` may stand in URL, headers and body; only the host sees the secret.
type Request struct {
	// Method is GET if it is empty.
	Method  string
	URL     string
	Headers map[string]string
	// Body is sent as it is if it is a string, as a form if it is a Form, else as JSON; nil sends none.
	Body any
}

// Form is a list of fields, as an HTML form sends them.
type Form []Field

// Field is one field of a Form.
type Field struct{ Name, Value string }

// check turns a request into what the ABI has.
func (r Request) check() (*Object, error) {
	if !hasPrefixFold(r.URL, "http://") && !hasPrefixFold(r.URL, "https://") {
		return nil, fmt.Errorf(`host.http needs an address that begins with https://, not "%s".`, r.URL)
	}
	headers := &Object{}
	for _, name := range sortedKeys(r.Headers) {
		if err := checkHeader(name, r.Headers[name]); err != nil {
			return nil, err
		}
		headers.Set(name, r.Headers[name])
	}
	method := r.Method
	if method == "" {
		method = "GET"
	}
	request := NewObject("method", strings.ToUpper(method), "url", r.URL, "headers", headers)
	if r.Body == nil {
		return request, nil
	}
	body, kind, err := encodeBody(r.Body)
	if err != nil {
		return nil, err
	}
	if _, given := findHeader(headers, "content-type"); kind != "" && !given {
		headers.Set("content-type", kind)
	}
	request.Set("body", body)
	return request, nil
}

func encodeBody(body any) (text, kind string, err error) {
	switch body := body.(type) {
	case string:
		return body, "", nil
	case Form:
		return body.encode(), "application/x-www-form-urlencoded", nil
	}
	text, err = Stringify(body)
	return text, "application/json", err
}

func checkHeader(name, value string) error {
	const signs = "!#$%&'*+.^_`|~-"
	for _, char := range name {
		if !isWord(char) && !strings.ContainsRune(signs, char) {
			return fmt.Errorf(`"%s" can't be the name of a header.`, name)
		}
	}
	if name == "" {
		return errors.New(`"" can't be the name of a header.`)
	}
	if strings.ContainsAny(value, "\r\n\x00") {
		return fmt.Errorf("The header %s can't hold a line end.", name)
	}
	return nil
}

func findHeader(headers *Object, wanted string) (string, bool) {
	for _, name := range headers.Names() {
		if strings.EqualFold(name, wanted) {
			return headers.Text(name), true
		}
	}
	return "", false
}

// encode writes application/x-www-form-urlencoded as the URL standard has it.
func (f Form) encode() string {
	fields := make([]string, len(f))
	for i, field := range f {
		fields[i] = percent(field.Name, "*-._", true) + "=" + percent(field.Value, "*-._", true)
	}
	return strings.Join(fields, "&")
}

// percent encodes all but letters, digits and some signs.
func percent(text, signs string, plus bool) string {
	var built strings.Builder
	for i := range len(text) {
		switch c := text[i]; {
		case c != '_' && isWord(rune(c)) || strings.IndexByte(signs, c) >= 0:
			built.WriteByte(c)
		case plus && c == ' ':
			built.WriteByte('+')
		default:
			fmt.Fprintf(&built, "%%%02X", c)
		}
	}
	return built.String()
}

// isWord is what \w of JavaScript's regular expressions is.
func isWord(char rune) bool {
	return char == '_' || char >= '0' && char <= '9' || char >= 'a' && char <= 'z' || char >= 'A' && char <= 'Z'
}

func hasPrefixFold(text, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}

// Response is what the host got. The names of the headers are in lower case.
type Response struct {
	Status  int
	OK      bool
	Headers *Object
	Body    string
}

func readResponse(value any) (*Response, error) {
	found, is := value.(*Object)
	if !is {
		return nil, errors.New("The host's answer is no HTTP response.")
	}
	response := &Response{Status: found.Int("status"), Headers: &Object{}, Body: found.Text("body")}
	response.OK = response.Status >= 200 && response.Status < 300
	headers := found.Object("headers")
	for _, name := range headers.Names() {
		response.Headers.Set(strings.ToLower(name), headers.Get(name))
	}
	return response, nil
}

// Header is a header by its name in any case, "" if it is absent.
func (r *Response) Header(name string) string { return r.Headers.Text(strings.ToLower(name)) }

// JSON reads the body.
func (r *Response) JSON() (any, error) {
	value, err := Parse(r.Body)
	if err != nil {
		return nil, fmt.Errorf("The answer (status %d) is not JSON: %w", r.Status, err)
	}
	return value, nil
}

// Into reads a body that is JSON into a struct, as encoding/json does.
func (r *Response) Into(target any) error {
	value, err := r.JSON()
	if err != nil {
		return err
	}
	return decodeInto(value, target)
}

// MarshalJSON lets a tool return a response as it is.
func (r *Response) MarshalJSON() ([]byte, error) {
	text, err := Stringify(NewObject("status", r.Status, "ok", r.OK, "headers", r.Headers, "body", r.Body))
	return []byte(text), err
}
