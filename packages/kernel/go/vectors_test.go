package agent

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The conformance vectors (../vectors/README.md), asked of a plugin whose tools are written here.

func vectorPlugin(t *testing.T) func() Plugin {
	t.Helper()
	described := readObject(t, "../vectors/plugin.json")
	parts := []Part{
		Tool("echo", func(_ *Host, input Input) (any, error) { return input.Get("value"), nil }),
		Tool("add", add),
		Tool("none", func(*Host, Input) (any, error) { return nil, nil }),
		Tool("keys", func(_ *Host, input Input) (any, error) { return input.Names(), nil }),
		Tool("length", func(_ *Host, input Input) (any, error) { return UTF16Length(input.Text("text")), nil }),
		Tool("fail", func(_ *Host, input Input) (any, error) { return nil, fmt.Errorf("%s", input.Text("message")) }),
		Tool("clock", func(host *Host, _ Input) (any, error) { return host.Now().UnixMilli(), nil }),
		Tool("dice", func(host *Host, _ Input) (any, error) {
			return []float64{host.Random(), host.Random(), host.Random()}, nil
		}),
		Tool("say", say),
		Tool("get", get),
		Tool("post", post),
		Tool("both", both),
		Tool("chain", chain),
		Tool("rescue", rescue),
		Tool("ask", func(host *Host, input Input) (any, error) {
			return host.LLM(NewObject("prompt", input.Get("prompt")))
		}),
		Tool("start", func(host *Host, input Input) (any, error) { return host.Flow("greet", input) }),
		Tool("many", many),
		Tool("stuck", func(*Host, Input) (any, error) { select {} }),
		Tool("resource", readResource),
	}
	var shapes []any
	tools := described.Object("tools")
	for _, name := range tools.Names() {
		shapes = append(shapes, NewObject("name", name))
		tool := tools.Object(name)
		if tool.Has("http") {
			parts = append(parts, HTTPTool(name, declaration(tool.Object("http"))))
		}
		if tool.Has("flow") {
			parts = append(parts, FlowTool(name, tool.Text("flow")))
		}
	}
	var resources []any
	for _, one := range described.List("resources") {
		resource := one.(*Object)
		parts = append(parts, Resource(resource.Text("name"), resource.Text("type"), resource.Text("content")))
		bytes := map[string]int{"text": len(resource.Text("content")), "json": 11, "binary": 3}[resource.Text("type")]
		resources = append(resources, NewObject("name", resource.Get("name"), "type", resource.Get("type"), "bytes", bytes))
	}
	describe, err := Stringify(NewObject("abi", 1, "agent", NewObject("slug", "conformance"), "tools", shapes,
		"prompts", described.Get("prompts"), "resources", resources))
	if err != nil {
		t.Fatal(err)
	}
	return func() Plugin { return New(describe, parts...) }
}

func declaration(http *Object) Declaration {
	headers := map[string]string{}
	for _, name := range http.Object("headers").Names() {
		headers[name] = http.Object("headers").Text(name)
	}
	return Declaration{http.Text("method"), http.Text("url"), headers, http.Text("body"), http.Has("body")}
}

func add(_ *Host, input Input) (any, error) {
	if text, is := input.Get("a").(string); is {
		return text + input.Text("b"), nil
	}
	return input.Number("a") + input.Number("b"), nil
}

func say(host *Host, input Input) (any, error) {
	for _, write := range []func(...any){host.Debug, host.Info, host.Warn, host.Error} {
		write(input.Get("text"))
	}
	return nil, nil
}

func get(host *Host, input Input) (any, error) {
	response, err := host.Get(input.Text("url"))
	if err != nil {
		return nil, err
	}
	return map[string]any{"status": response.Status, "body": response.Body}, nil
}

func post(host *Host, input Input) (any, error) {
	response, err := host.HTTP(Request{
		Method:  "POST",
		URL:     input.Text("url"),
		Headers: map[string]string{"authorization": "Bearer ${secret:KEY}"},
		Body:    input.Get("body"),
	})
	if err != nil {
		return nil, err
	}
	return response.JSON()
}

func both(host *Host, input Input) (any, error) {
	first := host.StartHTTP(Request{URL: input.Text("first")})
	second := host.StartHTTP(Request{URL: input.Text("second")})
	responses, err := WaitAll(first, second)
	if err != nil {
		return nil, err
	}
	return []string{responses[0].Body, responses[1].Body}, nil
}

func chain(host *Host, input Input) (any, error) {
	first, err := host.Get(input.Text("url"))
	if err != nil {
		return nil, err
	}
	second, err := host.Get(first.Body)
	if err != nil {
		return nil, err
	}
	return second.Body, nil
}

func rescue(host *Host, input Input) (any, error) {
	response, err := host.Get(input.Text("url"))
	if err != nil {
		return "failed: " + err.Error(), nil
	}
	return response.Body, nil
}

func many(host *Host, input Input) (any, error) {
	var asked []*Answer[*Response]
	for i := range input.Int("count") {
		asked = append(asked, host.StartHTTP(Request{URL: fmt.Sprintf("https://example.org/%d", i)}))
	}
	responses, err := WaitAll(asked...)
	return len(responses), err
}

func readResource(host *Host, input Input) (any, error) {
	found, err := host.Resource(input.Text("name"))
	if bytes, is := found.([]byte); is {
		var list []any
		for _, one := range bytes {
			list = append(list, one)
		}
		return list, err
	}
	return found, err
}

func TestVectors(t *testing.T) {
	files, err := filepath.Glob("../vectors/*.json")
	if err != nil || len(files) < 2 {
		t.Fatal("no vectors", err)
	}
	start := vectorPlugin(t)
	for _, file := range files {
		if filepath.Base(file) == "plugin.json" {
			continue
		}
		for _, one := range readList(t, file) {
			vector := one.(*Object)
			t.Run(filepath.Base(file)+": "+vector.Text("name"), func(t *testing.T) { runVector(t, start(), vector) })
		}
	}
}

func runVector(t *testing.T, plugin Plugin, vector *Object) {
	var call any
	for number, one := range vector.List("steps") {
		step := one.(*Object)
		text, raw := step.Get("request").(string)
		if request := step.Object("request"); !raw {
			if request.Text("call") == "$call" {
				request.Set("call", call)
			}
			text, _ = Stringify(request)
		}
		answer, err := Parse(string(plugin.Call([]byte(text))))
		if err != nil {
			t.Fatalf("step %d: %v", number+1, err)
		}
		if wrong := mismatch(step.Get("answer"), answer, true, "answer"); wrong != "" {
			t.Fatalf("step %d: %s", number+1, wrong)
		}
		if answer.(*Object).Has("call") {
			call = answer.(*Object).Get("call")
		}
	}
}

func mismatch(wanted, found any, there bool, place string) string {
	object, is := wanted.(*Object)
	if is && object.Has("$absent") {
		if there {
			return place + " should not be there"
		}
		return ""
	}
	if !there {
		return place + " is not there"
	}
	list, isList := wanted.([]any)
	switch {
	case is && object.Has("$any"):
		return ""
	case is && object.Has("$contains"):
		if text, _ := found.(string); strings.Contains(text, object.Text("$contains")) {
			return ""
		}
	case isList:
		others, _ := found.([]any)
		for i := range list {
			if len(others) != len(list) {
				break
			}
			if wrong := mismatch(list[i], others[i], true, fmt.Sprintf("%s[%d]", place, i)); wrong != "" {
				return wrong
			}
		}
		if len(others) == len(list) {
			return ""
		}
	case is:
		other, same := found.(*Object)
		for _, name := range object.Names() {
			value, there := other.Find(name)
			if wrong := mismatch(object.Get(name), value, there, place+"."+name); wrong != "" {
				return wrong
			}
		}
		if same {
			return ""
		}
	case wanted == found:
		return ""
	}
	return fmt.Sprintf("%s is %s, not %s", place, inspect(found, 0), inspect(wanted, 0))
}

func readObject(t *testing.T, file string) *Object {
	object, is := readJSON(t, file).(*Object)
	if !is {
		t.Fatal(file, "is no object")
	}
	return object
}

func readList(t *testing.T, file string) []any {
	list, is := readJSON(t, file).([]any)
	if !is {
		t.Fatal(file, "is no list")
	}
	return list
}

func readJSON(t *testing.T, file string) any {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	value, err := Parse(string(text))
	if err != nil {
		t.Fatal(file, err)
	}
	return value
}
