// Package agent is what stands inside a plugin that is written in Go: it speaks ABI 1, runs the tools and carries what
// they ask of the host. It uses nothing of the machine: no clock, no chance, no files, no network.
package agent

import (
	"path"
	"runtime"
	"strings"
	"sync"
	"unicode/utf8"
)

// ToolFunc is a tool: it gets its host and its input, and returns what JSON can hold, or an error.
type ToolFunc func(host *Host, input Input) (any, error)

// Plugin answers requests of ABI 1. Make one with New.
type Plugin struct{ state *state }

// ABI is the version of the interface that Call speaks.
func (Plugin) ABI() int { return 1 }

// Manifest is the JSON of the plugin's manifest, "" if it has none: what stands behind the line that marks it.
func (p Plugin) Manifest() string {
	_, rest, _ := strings.Cut(strings.TrimPrefix(p.state.manifest, "\n"), "\n")
	return strings.TrimSuffix(rest, "\n")
}

// Call answers one request, JSON in and JSON out. It may be called from any goroutine; requests run one at a time.
func (p Plugin) Call(request []byte) []byte {
	p.state.turn.Lock()
	defer p.state.turn.Unlock()
	return p.state.answer(request)
}

// A Part is one thing that a plugin is made of; pass parts to New.
type Part func(*state)

// New makes a plugin. describe is the JSON object that answers the request describe, without `ok`.
func New(describe string, parts ...Part) Plugin {
	// Whoever calls this is the plugin's main package; places are told relative to its folder.
	_, file, _, _ := runtime.Caller(1)
	s := &state{
		root:      path.Dir(file),
		describe:  describe,
		tools:     map[string]ToolFunc{},
		resources: map[string]resource{},
		calls:     map[int]*call{},
	}
	s.random.seed(1)
	for _, part := range parts {
		part(s)
	}
	plugin := Plugin{s}
	export(plugin)
	return plugin
}

// Tool adds a tool written in Go.
func Tool(name string, run ToolFunc) Part {
	return func(s *state) { s.tools[name] = run }
}

// FlowTool adds a tool that runs a flow with its input.
func FlowTool(name, flow string) Part {
	return Tool(name, func(host *Host, input Input) (any, error) { return host.Flow(flow, input) })
}

// Resource adds an embedded resource; kind is text, json or binary.
func Resource(name, kind, content string) Part {
	return func(s *state) { s.resources[name] = resource{kind, content} }
}

// Memory says how many megabytes the plugin may use, so that the collector works harder before they are used up. Only
// a module that has a memory of its own heeds it.
func Memory(megabytes int) Part {
	return func(*state) { limitMemory(megabytes) }
}

// Manifest adds the plugin's manifest, as the compiler writes it. A native plugin has no other place for it; whoever does
// not want to open the plugin finds it in its bytes.
func Manifest(text string) Part {
	return func(s *state) { s.manifest = text }
}

type resource struct{ kind, content string }

// state is everything that a plugin keeps between requests.
type state struct {
	turn      sync.Mutex
	root      string
	describe  string
	manifest  string
	tools     map[string]ToolFunc
	resources map[string]resource
	calls     map[int]*call
	lastCall  int
	// Tools log while others do, so this is the one thing that has a lock of its own.
	logs   logBook
	now    float64
	random random
	watch  watch
}

func (s *state) answer(request []byte) (answer []byte) {
	defer func() {
		if found := recover(); found != nil {
			answer = failure(describePanic(found, nil), 0, nil)
		}
	}()
	if !utf8.Valid(request) {
		return failure(problem{Code: "bad-request", Message: "The request is not UTF-8."}, 0, nil)
	}
	text, refused := s.serve(string(request))
	if refused != nil {
		return failure(*refused, 0, nil)
	}
	return []byte(text)
}

func (s *state) serve(text string) (string, *problem) {
	value, err := Parse(text)
	if err != nil {
		return "", refuse("bad-request", "The request is not JSON: "+err.Error()+".")
	}
	request, _ := value.(*Object)
	switch request.Text("op") {
	case "describe":
		return `{"ok":true,` + s.describe[1:], nil
	case "prepare":
		if refused := s.setTime(request); refused != nil {
			return "", refused
		}
		return `{"ok":true,"prepared":true` + s.logs.member() + `}`, nil
	case "tool":
		if refused := s.setTime(request); refused != nil {
			return "", refused
		}
		return s.start(request)
	case "poll":
		return s.poll(request)
	case "resume":
		if refused := s.resume(request); refused != nil {
			return "", refused
		}
		if refused := s.setTime(request); refused != nil {
			return "", refused
		}
		return `{"ok":true,"resumed":true}`, nil
	}
	return "", refuse("bad-request", "The request names no operation of ABI 1.")
}

// setTime takes the clock and the seed that the host gives.
func (s *state) setTime(request *Object) *problem {
	for _, key := range []string{"now", "seed"} {
		if value, given := request.Find(key); given {
			if _, number := value.(float64); !number {
				return refuse("bad-request", `"`+key+`" must be a number.`)
			}
		}
	}
	if now, given := request.Find("now"); given {
		s.now = now.(float64)
	}
	if seed, given := request.Find("seed"); given {
		s.random.seed(seed.(float64))
	}
	return nil
}
