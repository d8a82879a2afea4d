package agent

import (
	"encoding/base64"
	"errors"
	"fmt"
	"time"
)

// Host is all that a tool can reach outside itself.
type Host struct{ call *call }

// HTTP has the host do a request and waits for the response. A status such as 404 is no error; that the host refuses
// the request, or can't be reached, is one (*EffectError).
func (h *Host) HTTP(request Request) (*Response, error) { return h.StartHTTP(request).Wait() }

// Get is HTTP for the common case.
func (h *Host) Get(url string) (*Response, error) { return h.HTTP(Request{URL: url}) }

// StartHTTP asks for a request without waiting, so that several can be under way.
func (h *Host) StartHTTP(request Request) *Answer[*Response] {
	asked, err := request.check()
	if err != nil {
		return failed[*Response](err)
	}
	return ask(h.call, "http", asked, readResponse)
}

// LLM asks the agent's model; request is a prompt, or an object with what the host knows (prompt, messages…).
func (h *Host) LLM(request any) (any, error) { return h.StartLLM(request).Wait() }

// StartLLM is LLM without waiting.
func (h *Host) StartLLM(request any) *Answer[any] {
	if prompt, is := request.(string); is {
		request = NewObject("prompt", prompt)
	}
	text, err := Stringify(request)
	if err != nil || text[0] != '{' {
		return failed[any](errors.New("host.llm needs a prompt or an object."))
	}
	return ask(h.call, "llm", request, same)
}

// Flow runs a flow by its slug and waits for what it returns.
func (h *Host) Flow(slug string, input any) (any, error) { return h.StartFlow(slug, input).Wait() }

// StartFlow is Flow without waiting.
func (h *Host) StartFlow(slug string, input any) *Answer[any] {
	if slug == "" {
		return failed[any](errors.New("host.flow needs the slug of a flow."))
	}
	if object, is := input.(*Object); input == nil || (is && object == nil) {
		input = NewObject()
	}
	return ask(h.call, "flow", NewObject("flow", slug, "input", input), same)
}

func same(value any) (any, error) { return value, nil }

// Resource is an embedded resource: text as string, JSON as a value of its own each time, binary as []byte.
func (h *Host) Resource(name string) (any, error) {
	found, known := h.call.plugin.resources[name]
	if !known {
		return nil, fmt.Errorf(`There is no embedded resource "%s" in this plugin.`, name)
	}
	switch found.kind {
	case "binary":
		return base64.StdEncoding.DecodeString(found.content)
	case "json":
		return Parse(found.content)
	}
	return found.content, nil
}

// Now is the time that the host gave, the same within a request. It begins at the epoch.
func (h *Host) Now() time.Time {
	return time.UnixMilli(int64(h.call.plugin.clock())).UTC()
}

// Random is a number from 0 to below 1 that follows from the host's seed, as Math.random does. Never use it for secrets.
func (h *Host) Random() float64 { return h.call.plugin.nextRandom() }

// Debug, Info, Warn and Error write a line to the log of the call.
func (h *Host) Debug(values ...any) { h.call.plugin.log("debug", values) }

// Info writes a line to the log of the call.
func (h *Host) Info(values ...any) { h.call.plugin.log("info", values) }

// Warn writes a line to the log of the call.
func (h *Host) Warn(values ...any) { h.call.plugin.log("warn", values) }

// Error writes a line to the log of the call; it does not end the call.
func (h *Host) Error(values ...any) { h.call.plugin.log("error", values) }

func (s *state) clock() float64 {
	s.watch.lock.Lock()
	defer s.watch.lock.Unlock()
	return s.now
}

func (s *state) nextRandom() float64 {
	s.watch.lock.Lock()
	defer s.watch.lock.Unlock()
	return s.random.next()
}
